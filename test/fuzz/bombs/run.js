// Makes the bombs and prints what the built program makes of each: npm run bombs -- [NAME…]

import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../../scripts/build.js';
import { bundle } from '../../../scripts/bundle.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
await buildIfStale();
const { measureBombs } = await import(await bundle({ bombs: 'test/fuzz/bombs/measure.ts' }, 'bombs'));
await measureBombs(process.argv.slice(2), root);
