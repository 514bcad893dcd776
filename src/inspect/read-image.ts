import { LayerPool } from '../layer/layer-pool.js';
import { type AskedImage, chooseImage, takeOne } from '../source/choose-image.js';
import { openSource } from '../source/open-source.js';
import { inspectWhole } from './inspect.js';
import type { Inspection } from './inspection.js';

/** Opens an image, reads it to the end without asking anybody anything, and gives everything back after `use`. */
export async function readImage<T>(
  spec: string,
  asked: AskedImage,
  use: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  const source = await openSource(spec);
  const pool = new LayerPool();
  try {
    const image = await takeOne(chooseImage(source, asked), source).open();
    return await use(await inspectWhole(image, { pool }));
  } finally {
    await pool.close();
    source.close();
  }
}
