import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf, longestLine } from '../../src/content/lines.js';

it('gives the lines of a text, however it is cut into chunks', async () => {
  const line = fc.oneof(
    fc.nat(40),
    fc.constantFrom(longestLine - 1, longestLine, longestLine + 1, 2 * longestLine + 5),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        line.map((length) => 'x'.repeat(length)),
        { maxLength: 8 },
      ),
      fc.boolean(),
      fc.integer({ min: 1, max: 100_000 }),
      async (lines, ends, chunkBytes) => {
        const bytes = Buffer.from(lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''));
        const expected = bytes.toString().split('\n');
        if (expected.at(-1) === '') expected.pop();
        // What is left of a line is copied with every chunk: a long text in single bytes would take minutes.
        const step = Math.max(chunkBytes, Math.ceil(bytes.length / 500));
        async function* chunks() {
          for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
        }
        const found: string[] = [];
        for await (const { number, offset, bytes: piece } of linesOf(chunks())) {
          expect(bytes.subarray(offset, offset + piece.length).equals(piece)).toBe(true);
          found[number - 1] = (found[number - 1] ?? '') + Buffer.from(piece).toString();
        }
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 100 },
  );
});
