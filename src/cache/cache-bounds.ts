import { rmSync } from 'node:fs';
import { cachedFiles } from './cached-files.js';

/** How much is kept. */
export type CacheBounds = {
  /** Of all layers together, on disk. */
  readonly bytes: number;
  readonly layers: number;
  /** Milliseconds after which a layer goes that nobody used. */
  readonly age: number;
};

const day = 24 * 60 * 60 * 1000;

/** An entry of an index takes some hundred bytes, so this is five million of them. Inflated layers hold what is in images: not for long. */
export const keptBounds = {
  layers: { bytes: 2 ** 29, layers: 4096, age: 30 * day },
  contents: { bytes: 2 ** 33, layers: 256, age: day },
} as const satisfies Readonly<Record<string, CacheBounds>>;

/** After so many milliseconds nobody is writing a file any more that is still unfinished. */
const mostWriting = day / 24;

/** Removes what is beyond the bounds: first what was not used for the longest time. Throws what `fs` throws. */
export function keepWithin({ bytes, layers, age }: CacheBounds, folder: string): void {
  const now = Date.now();
  const files = cachedFiles(folder).sort((a, b) => b.used - a.used);
  let [allBytes, allLayers] = [0, 0];
  for (const { path, used, unfinished, bytes: more } of files) {
    const isOld = now - used > (unfinished ? mostWriting : age);
    if (!isOld && allBytes + more <= bytes && allLayers < layers) {
      allBytes += more;
      allLayers += 1;
    } else if (isOld || !unfinished) rmSync(path, { force: true });
  }
}
