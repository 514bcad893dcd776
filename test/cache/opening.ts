import { statSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { type CacheBounds, keptBounds } from '../../src/cache/cache-bounds.js';
import { CachedPool } from '../../src/cache/cached-pool.js';
import { LayerCache } from '../../src/cache/layer-cache.js';
import { inspectWhole } from '../../src/inspect/inspect.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { verifyWhole } from '../../src/inspect/verify-rest.js';
import { LayerPool } from '../../src/layer/layer-pool.js';
import { type Limits, limitsWith } from '../../src/limits/limits.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { type JsonReport, jsonReport } from '../../src/report/json-report.js';
import { chooseImage, takeOne } from '../../src/source/choose-image.js';
import type { Image } from '../../src/source/image.js';
import { openSource } from '../../src/source/open-source.js';
import { scratch } from '../archives.js';

/** What came of opening an image, and what was read of its layers for that. */
export type Opening = {
  readonly inspection: Inspection;
  readonly report: JsonReport;
  /** Positions of the layers of which a byte was asked for, in order. */
  readonly read: readonly number[];
};

export type How = {
  readonly limits?: Partial<Limits>;
  readonly bounds?: CacheBounds;
  /** Reads through what is not verified, as the explorer's `c` does. */
  readonly verify?: boolean;
};

/** Opens an image as the faces do, with the cache that UNEARTH_CACHE_DIR names. */
export async function open(
  place: string,
  { limits, bounds = keptBounds.layers, verify = false }: How = {},
): Promise<Opening> {
  const all = limitsWith(limits ?? {});
  const read = new Set<number>();
  const source = await openSource(place, { limits: all });
  const pool = new CachedPool(new LayerPool(all), new LayerCache(all, bounds));
  try {
    const image = await takeOne(chooseImage(source, { host: hostPlatform() }), source).open();
    const watched = watch(image, (index) => read.add(index));
    const first = await inspectWhole(watched, { pool, limits: all });
    const readFirst = [...read].sort();
    const inspection = verify ? await verifyWhole(first, { pool }) : first;
    return { inspection, report: jsonReport(inspection), read: readFirst };
  } finally {
    await pool.close();
    source.close();
  }
}

/** The same image, telling which layers are read; small ones are read where the pool is and not in a thread. */
function watch(image: Image, onRead: (index: number) => void): Image {
  const watched = (blob: Blob, index: number): Blob => ({
    ...blob,
    read: (...range) => {
      onRead(index);
      return blob.read(...range);
    },
    readSync: (...range) => {
      onRead(index);
      return blob.readSync!(...range);
    },
    stream: () => {
      onRead(index);
      return blob.stream();
    },
  });
  const layers = image.layers.map((layer) => ({ ...layer, blob: layer.blob && watched(layer.blob, layer.index) }));
  return { ...image, layers };
}

/** A cache of its own; gives the folder of the layers. */
export function newCache(): string {
  const folder = join(scratch(), 'cache');
  vi.stubEnv('UNEARTH_CACHE_DIR', folder);
  return join(folder, 'layers');
}

/** Waits until a file that was just written has a place that lasts. */
export async function settle(...paths: string[]): Promise<void> {
  const last = Math.max(...paths.map((path) => statSync(path).ctimeMs), Date.now());
  while (Date.now() < last + 150) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const verdicts = ({ report }: Opening) => report.layers.map(({ verified }) => verified);
