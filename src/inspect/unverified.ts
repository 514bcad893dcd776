import type { ImageLayer } from '../source/image.js';
import type { Inspection, LayerProgress } from './inspection.js';

/** The layers of a finished inspection whose bytes were not read. */
export function unverifiedLayers({ image, layers }: Inspection): ImageLayer[] {
  return image.layers.filter(({ index }) => isUnread(layers[index]!));
}

/** Whether the bytes of a layer can still be read: of a plain one the headers said what is in it, of another one the cache. */
export function isUnread({ reading }: LayerProgress): boolean {
  return reading?.passed === 'headers' || reading?.passed === 'cached';
}
