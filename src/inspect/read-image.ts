import { LayerPool } from '../layer/layer-pool.js';
import { type AskedImage, chooseImage, takeOne } from '../source/choose-image.js';
import { openSource } from '../source/open-source.js';
import { inspectWhole } from './inspect.js';
import type { Inspection } from './inspection.js';
import { verifyWhole } from './verify-rest.js';

export type ReadOptions = {
  /** Reads plain layers through too, so that every digest is checked. */
  readonly verify?: boolean;
};

/** Opens an image, reads it to the end without asking anybody anything, and gives everything back after `use`. */
export async function readImage<T>(
  spec: string,
  asked: AskedImage,
  use: (inspection: Inspection) => Promise<T>,
  options: ReadOptions = {},
): Promise<T> {
  const source = await openSource(spec);
  const pool = new LayerPool();
  try {
    const image = await takeOne(chooseImage(source, asked), source).open();
    const inspection = await inspectWhole(image, { pool });
    return await use(options.verify === true ? await verifyWhole(inspection, { pool }) : inspection);
  } finally {
    await pool.close();
    source.close();
  }
}
