import type { Blob } from '../blob/blob.js';
import type { OnProgress } from '../layer/index-layer.js';
import { type LayerClaims, noClaims } from '../layer/layer-claims.js';
import type { LayerPool } from '../layer/layer-pool.js';
import type { LayerDigests, LayerReading } from '../layer/layer-reading.js';
import type { LayerCache } from './layer-cache.js';
import { type Place, placeOf } from './place.js';

/** What reads layers: a pool, or a cache in front of one. */
export type Pool = Pick<LayerPool, 'read' | 'digest' | 'width' | 'close'>;

/** A layer that was read, and is not kept yet. */
type Fresh = {
  readonly reading: LayerReading;
  readonly claims: LayerClaims;
  readonly place: Place;
  readonly blobSize: number;
};

/**
 * A pool that finds the layers whose index is in the cache, and reads the others. What it had to read is put there by `keep`, when what the user waits for
 * is shown, or when it is closed.
 */
export class CachedPool implements Pool {
  readonly #pool: Pool;
  readonly #cache: LayerCache | null;
  readonly #readsAll: boolean;
  #fresh: Fresh[] = [];
  #keeping: Promise<void> = Promise.resolve();

  /** Without a cache it is the pool. `readsAll`: every layer is read, and put into the cache. */
  constructor(pool: Pool, cache: LayerCache | null, readsAll = false) {
    this.#pool = pool;
    this.#cache = cache;
    this.#readsAll = readsAll;
  }

  get width(): number {
    return this.#pool.width;
  }

  /** What is known of a layer without reading it. */
  async find(blob: Blob, claims: LayerClaims): Promise<LayerReading | null> {
    return this.#cache === null || this.#readsAll ? null : this.#cache.find(blob, claims);
  }

  async read(
    blob: Blob,
    onProgress: OnProgress,
    claims: LayerClaims = noClaims,
    signal?: AbortSignal,
  ): Promise<LayerReading> {
    if (this.#cache === null) return this.#pool.read(blob, onProgress, claims, signal);
    const before = placeNow(blob);
    const reading = await this.#pool.read(blob, onProgress, claims, signal);
    const place = before === null ? null : placeNow(blob);
    if (place !== null && place === before) this.#fresh.push({ reading, claims, place, blobSize: blob.size });
    return reading;
  }

  async digest(blob: Blob, claims: LayerClaims, onProgress: OnProgress, signal?: AbortSignal): Promise<LayerDigests> {
    return this.#pool.digest(blob, claims, onProgress, signal);
  }

  /** Puts into the cache what was read since the last time. */
  keep(): Promise<void> {
    this.#keeping = this.#keeping.then(() => this.#keepFresh());
    return this.#keeping;
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await this.keep();
  }

  async #keepFresh(): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = [];
    let kept = false;
    for (const { reading, claims, place, blobSize } of fresh) {
      if (await this.#cache?.keep(reading, claims, place, blobSize)) kept = true;
    }
    if (kept) await this.#cache?.keepWithin();
  }
}

/** null also where that cannot be told: what is read does not depend on it. */
function placeNow(blob: Blob): Place | null {
  try {
    return placeOf(blob);
  } catch {
    return null;
  }
}
