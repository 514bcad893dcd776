// Bundles the harness and the sources it tries, and runs it: npm run fuzz -- --count 200000 --seed 1

import { fileURLToPath } from 'node:url';
import { bundle } from '../../scripts/bundle.js';

const program = await bundle(
  {
    fuzz: 'test/fuzz/fuzz.ts',
    child: 'test/fuzz/child.ts',
    'layer-worker': 'src/layer/layer-worker.ts',
    'spool-worker': 'src/spool/spool-worker.ts',
  },
  'fuzz',
);
const { fuzz } = await import(program);
await fuzz(process.argv.slice(2), fileURLToPath(new URL('../..', import.meta.url)));
