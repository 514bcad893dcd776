import { LayerPool } from '../layer/layer-pool.js';
import type { Limits } from '../limits/limits.js';
import { CachedPool } from './cached-pool.js';
import { LayerCache } from './layer-cache.js';

export type PoolOptions = {
  /** Whether layers may come from the cache, and go there. */
  readonly cache: boolean;
  /** Reads layers that are in the cache as well. */
  readonly readsAll: boolean;
};

/** What the faces read layers with. */
export function openPool(limits: Limits, { cache, readsAll }: PoolOptions): CachedPool {
  return new CachedPool(new LayerPool(limits), cache ? new LayerCache(limits) : null, readsAll);
}
