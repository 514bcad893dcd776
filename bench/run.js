// Builds the program, bundles the bench with what it runs inside processes, and runs it: npm run bench -- [CASE…] [--help]

import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build.js';
import { bundle } from '../scripts/bundle.js';

await buildIfStale();
const program = await bundle(
  {
    bench: 'bench/bench.ts',
    'scan-headers': 'bench/pieces/scan-headers.ts',
    'bytes-an-entry': 'bench/pieces/bytes-an-entry.ts',
    steps: 'bench/pieces/steps.ts',
    'read-contents': 'bench/pieces/read-contents.ts',
    'layer-worker': 'src/layer/layer-worker.ts',
    'spool-worker': 'src/spool/spool-worker.ts',
  },
  'bench',
);
const { bench } = await import(program);
process.exitCode = await bench(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
