/**
 * What every command needs as soon as there is an image, as one file of the build: Node takes two milliseconds for each file
 * that it loads. The help and the first frame do without it.
 */
export { readImage } from '../inspect/read-image.js';
export { cache } from './cache.js';
export { cat } from './cat.js';
export { config } from './config.js';
export { diff } from './diff.js';
export { dockerfile } from './dockerfile.js';
export { duplicates } from './duplicates.js';
export { extract } from './extract.js';
export { grep } from './grep.js';
export { history } from './history.js';
export { ls } from './ls.js';
export { PlaceReader } from './place-reader.js';
export { printFormats } from './print-formats.js';
export { tree } from './tree.js';
export { verify } from './verify.js';
