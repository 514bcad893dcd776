import { expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { LayerPool } from '../../src/layer/layer-pool.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { chooseImage, takeOne } from '../../src/source/choose-image.js';
import type { Image } from '../../src/source/image.js';
import { openSource } from '../../src/source/open-source.js';
import { dockerMembers, writeArchive } from '../archives.js';

/** Layers of 20, 60, 40 and 80 kB: their contents and little more. */
const layers = [20_000, 60_000, 40_000, 80_000].map((bytes, index) => ({ [`file-${index}`]: 'x'.repeat(bytes) }));

/** The positions of the layers as they are read, one after the other. */
async function orderOf(image: Image, lookedAt?: () => number): Promise<number[]> {
  const order: number[] = [];
  const pool = new LayerPool();
  const oneByOne = {
    width: 1,
    read: (...args: Parameters<LayerPool['read']>) => {
      order.push(image.layers.findIndex(({ blob }) => blob === args[0]));
      return pool.read(...args);
    },
  };
  for await (const _ of inspect(image, { pool: oneByOne, ...(lookedAt === undefined ? {} : { lookedAt }) }));
  return order;
}

it('reads the biggest layer first, and before it what the layer that is looked at needs', async () => {
  const source = await openSource(await writeArchive(await dockerMembers({ layers })));
  const image = await takeOne(chooseImage(source, { host: hostPlatform() }), source).open();
  expect(await orderOf(image)).toEqual([3, 1, 2, 0]);
  expect(await orderOf(image, () => 0)).toEqual([0, 3, 1, 2]);
  expect(await orderOf(image, () => 2)).toEqual([1, 2, 0, 3]);
  const selected = [0, 2, 2, 2];
  expect(await orderOf(image, () => selected.shift()!)).toEqual([0, 1, 2, 3]);
  source.close();
});
