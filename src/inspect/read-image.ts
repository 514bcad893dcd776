import { openPool } from '../cache/open-pool.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { type AskedImage, chooseImage, takeOne } from '../source/choose-image.js';
import { openSource } from '../source/open-source.js';
import { inspectWhole } from './inspect.js';
import type { Inspection } from './inspection.js';
import { verifyWhole } from './verify-rest.js';

export type ReadOptions = {
  /** Reads all layers through, plain ones and those in the cache too, so that every digest is checked. */
  readonly verify?: boolean;
};

/** Which image is meant, and how it is read. */
export type AskedReading = AskedImage & {
  readonly limits?: Limits;
  /** Whether layers may come from the user's cache, and go there; `unearth verify` reads them all the same. */
  readonly cache?: boolean;
};

/** Opens an image, reads it to the end without asking anybody anything, and gives everything back after `use`. */
export async function readImage<T>(
  spec: string,
  asked: AskedReading,
  use: (inspection: Inspection) => Promise<T>,
  options: ReadOptions = {},
): Promise<T> {
  const { limits = defaultLimits, cache = false } = asked;
  const source = await openSource(spec, { limits });
  const pool = openPool(limits, { cache, readsAll: options.verify === true });
  try {
    const image = await takeOne(chooseImage(source, asked), source).open();
    const inspection = await inspectWhole(image, { pool, limits });
    return await use(options.verify === true ? await verifyWhole(inspection, { pool }) : inspection);
  } finally {
    await pool.close();
    source.close();
  }
}
