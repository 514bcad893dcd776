// `npm start`: the explorer on the demo image, or whatever is asked for after `--`; built first when a source is newer.

import { buildIfStale } from './build.js';

await buildIfStale();
if (process.argv.length === 2) process.argv.push('demo');
await import(new URL('../bin/unearth.js', import.meta.url).href);
