// Writes fixtures/conformance: every case of test/conformance as files that any project can use.   npm run conformance

import { fileURLToPath } from 'node:url';
import { loadTypeScript } from './load-typescript.js';

const { writeCases } = await loadTypeScript(
  fileURLToPath(new URL('../test/conformance/write-cases.ts', import.meta.url)),
);
const bytes = writeCases(fileURLToPath(new URL('../fixtures/conformance', import.meta.url)));
console.log(`fixtures/conformance: ${bytes} bytes`);
