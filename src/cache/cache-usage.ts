import { whyUnwritable } from '../folders/own-folder.js';
import { type CacheBounds, keptBounds } from './cache-bounds.js';
import { type CacheFolder, cacheFolder } from './cache-folder.js';
import { cachedFiles } from './cached-files.js';

/** What is in the cache. */
export type CacheUsage = Pick<CacheFolder, 'path' | 'obstacle'> & {
  readonly layers: number;
  /** That they take on disk. */
  readonly bytes: number;
  readonly bounds: CacheBounds;
};

/** Looks at what is kept of layers: their indexes, or what they inflated to. Throws what `fs` throws where the folder cannot be read. */
export async function cacheUsage(kept: keyof typeof keptBounds): Promise<CacheUsage> {
  const { path, obstacle: found, exists } = await cacheFolder(kept);
  const obstacle = found ?? (path === null ? null : whyUnwritable(path));
  const files = path === null || found !== null || !exists ? [] : cachedFiles(path);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return {
    path,
    obstacle,
    layers: files.filter(({ unfinished }) => !unfinished).length,
    bytes,
    bounds: keptBounds[kept],
  };
}
