import { LayerPool } from '../layer/layer-pool.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { type AskedImage, chooseImage, takeOne } from '../source/choose-image.js';
import { openSource } from '../source/open-source.js';
import { inspectWhole } from './inspect.js';
import type { Inspection } from './inspection.js';
import { verifyWhole } from './verify-rest.js';

export type ReadOptions = {
  /** Reads plain layers through too, so that every digest is checked. */
  readonly verify?: boolean;
};

/** Which image is meant, and how much of it is read. */
export type AskedReading = AskedImage & { readonly limits?: Limits };

/** Opens an image, reads it to the end without asking anybody anything, and gives everything back after `use`. */
export async function readImage<T>(
  spec: string,
  asked: AskedReading,
  use: (inspection: Inspection) => Promise<T>,
  options: ReadOptions = {},
): Promise<T> {
  const { limits = defaultLimits } = asked;
  const source = await openSource(spec, { limits });
  const pool = new LayerPool(limits);
  try {
    const image = await takeOne(chooseImage(source, asked), source).open();
    const inspection = await inspectWhole(image, { pool, limits });
    return await use(options.verify === true ? await verifyWhole(inspection, { pool }) : inspection);
  } finally {
    await pool.close();
    source.close();
  }
}
