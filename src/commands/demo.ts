import { fileURLToPath } from 'node:url';
import { builtFile } from '../built-file.js';
import type { RunCommand } from './command.js';
import { exploreOrPrint } from './explore.js';

/** The demo image is built beside the bundle. */
const demoFile = fileURLToPath(builtFile('demo.tar'));

/** `unearth demo`: everything that can be seen, on an image that comes with the program. */
export const demo: RunCommand = (args, context) => exploreOrPrint(demoFile, 'demo', args, context);
