import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import realWidth from 'string-width';
import { expect, it } from 'vitest';
import { scratch } from '../archives.js';

/** The substitute, bundled as it is in the program: outside a bundle there is no `require` that it could load the real one with. */
async function bundled(): Promise<typeof realWidth> {
  const outfile = `${scratch()}/string-width.cjs`;
  const entry = fileURLToPath(new URL('../../scripts/substitutes/string-width.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
  return createRequire(import.meta.url)(outfile).default;
}

it('gives every text the width that string-width gives it', async () => {
  const width = await bundled();
  const part = fc.oneof(
    fc.string({ unit: 'grapheme-ascii' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '─',
      '█',
      '·',
      '…',
      '←↑→↓',
      '▸▾',
      '✓✗',
      '▏',
      '\u0301',
      '漢字',
      '👩‍👩‍👧',
      '\t',
      '\u001b[31m',
      '\u001b[1;38;5;9m',
      '\u001b[0m',
      '\u001b[2K',
      '\u001b]0;x\u0007',
    ),
  );
  const options = fc.record(
    { countAnsiEscapeCodes: fc.boolean(), ambiguousIsNarrow: fc.boolean() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(part), options, (parts, asked) => {
      const text = parts.join('');
      expect(width(text, asked)).toBe(realWidth(text, asked));
      expect(width(text)).toBe(realWidth(text));
    }),
    { numRuns: 1000 },
  );
});
