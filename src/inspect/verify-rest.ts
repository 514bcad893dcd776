import type { Blob } from '../blob/blob.js';
import type { LayerPool } from '../layer/layer-pool.js';
import type { LayerDigests, LayerReading } from '../layer/layer-reading.js';
import type { ImageLayer } from '../source/image.js';
import { checked } from './inspect.js';
import type { Inspection, LayerProgress } from './inspection.js';
import { inspectionProblems, isComplete } from './inspection-problems.js';
import { Signal } from './signal.js';
import { unverifiedLayers } from './unverified.js';

/** How layers are read through. */
export type VerifyOptions = {
  readonly pool: Pick<LayerPool, 'digest' | 'width'>;
  /** Ends it early; what was verified until then stays so. */
  readonly signal?: AbortSignal;
  /** Milliseconds between two inspections that tell of nothing but progress. */
  readonly interval?: number;
};

/**
 * Reads the layers through that were only seeked over or come from the cache, and holds them against their digests: the same inspection again and again,
 * with more of it verified. The biggest layer first; a blob that is the layer at several positions once.
 */
export async function* verifyRest(
  inspection: Inspection,
  options: VerifyOptions,
): AsyncGenerator<Inspection, void, void> {
  const { pool, signal, interval = 100 } = options;
  const { image, stack } = inspection;
  const layers = inspection.layers.map((layer) => ({ ...layer, bytesHashed: null }) as LayerProgress);
  const waiting = unverifiedLayers(inspection).sort((a, b) => a.blob!.size - b.blob!.size);
  if (waiting.length === 0) return;
  const news = new Signal();
  const known = new Map<string, Promise<LayerDigests>>();
  const aborted = () => signal?.aborted === true;
  let running = 0;

  const digest = (layer: ImageLayer, onProgress: (bytes: number) => void): Promise<LayerDigests> => {
    const key = `${placeOf(layer.blob!)} ${layer.digest} ${layer.diffId}`;
    const found = known.get(key) ?? pool.digest(layer.blob!, layer, onProgress, signal);
    if (layer.blob!.slice !== undefined) known.set(key, found);
    return found;
  };
  const update = (index: number, change: Partial<LayerProgress>) => {
    layers[index] = { ...layers[index]!, ...change };
  };
  const verifyLayers = async () => {
    for (let layer = waiting.pop(); layer !== undefined && !aborted(); layer = waiting.pop()) {
      const { index } = layer;
      const { reading } = layers[index]!;
      update(index, { bytesHashed: 0 });
      try {
        const digests = await digest(layer, (bytesHashed) => update(index, { bytesHashed }));
        update(index, { ...checked(layer, readThrough(reading!, digests)), bytesHashed: null });
      } catch (error) {
        update(index, { bytesHashed: null, ...(aborted() ? {} : unreadable(layer, layers[index]!, error)) });
      }
      news.raise();
    }
    running -= 1;
    news.raise();
  };
  const now = (): Inspection => {
    const problems = inspectionProblems(image, layers, stack);
    return { ...inspection, layers: [...layers], problems, complete: isComplete(problems) };
  };

  running = Math.min(pool.width, waiting.length);
  for (let reader = running; reader > 0; reader -= 1) void verifyLayers();
  while (running > 0) {
    yield now();
    await news.wait(interval);
  }
  yield now();
}

/** Verifies what is left to the end. */
export async function verifyWhole(inspection: Inspection, options: VerifyOptions): Promise<Inspection> {
  let last = inspection;
  for await (const verified of verifyRest(inspection, options)) last = verified;
  return last;
}

/**
 * What is known of a layer whose stored bytes were read. A plain one is its tar. Of a compressed one the digest decides: bytes that have
 * it inflate to the tar that the index in the cache was made of, and of others nobody knows what they inflate to.
 */
function readThrough(reading: LayerReading, digests: LayerDigests): LayerReading {
  if (reading.passed !== 'cached') return { ...reading, ...digests, passed: 'all' };
  const { digest } = digests;
  if (digest === reading.digest) return { ...reading, passed: 'all' };
  const { changeset } = reading;
  const message =
    'What is shown of the layer comes from the cache: it is what a blob of the promised digest holds. These bytes are read with --no-cache.';
  const problem = { code: 'digest-mismatch', message, path: null, offset: null } as const;
  const problems = [...changeset.problems, problem];
  return { ...reading, changeset: { ...changeset, problems }, digest, diffId: null, passed: 'stored' };
}

/** Reading the headers went well, and reading the rest did not. */
function unreadable(layer: ImageLayer, { reading }: LayerProgress, error: unknown): Partial<LayerProgress> {
  const message = `Reading the layer failed: ${error instanceof Error ? error.message : String(error)}.`;
  const problem = { code: 'layer-unreadable', message, path: null, offset: null } as const;
  const { changeset } = reading!;
  const problems = [...changeset.problems, problem];
  return checked(layer, { ...reading!, changeset: { ...changeset, problems }, passed: 'none' });
}

/** Tells blobs apart that lie at different places. */
function placeOf({ slice }: Blob): string {
  return slice === undefined ? '' : `${slice.offset} ${slice.size} ${slice.path}`;
}
