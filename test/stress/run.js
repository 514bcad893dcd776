// Bundles the harness and runs it: npm run stress -- --events 20000 --seed 1

import { fileURLToPath } from 'node:url';
import { bundle } from '../../scripts/bundle.js';

const program = await bundle({ stress: 'test/stress/stress.ts' }, 'stress');
const { stress } = await import(program);
await stress(process.argv.slice(2), fileURLToPath(new URL('../..', import.meta.url)));
