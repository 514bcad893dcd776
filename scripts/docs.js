// Writes the documents that are made from tables of the program: `scripts/documents/NAME.ts` makes `docs/NAME.md` with its function
// `document`. A test says which of them are not current.   node scripts/docs.js

import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from './load-typescript.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const makers = join(root, 'scripts/documents');

for (const file of readdirSync(makers)) {
  const { document } = await loadTypeScript(join(makers, file));
  const target = `docs/${basename(file, '.ts')}.md`;
  writeFileSync(join(root, target), document());
  console.log(target);
}
