// Writes the documents that are made from tables of the program: `scripts/documents/NAME.ts` makes `docs/NAME.md` with its function
// `document`. A test says which of them are not current.   node scripts/docs.js

import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const makers = join(root, 'scripts/documents');

for (const file of readdirSync(makers)) {
  const { document } = await load(join(makers, file));
  const target = `docs/${basename(file, '.ts')}.md`;
  writeFileSync(join(root, target), document());
  console.log(target);
}

/**
 * A TypeScript module, as it is in the sources.
 * @param {string} file
 * @returns {Promise<{ document: () => string }>}
 */
async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
}
