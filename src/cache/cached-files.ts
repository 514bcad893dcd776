import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the cache. */
export type CachedFile = {
  readonly path: string;
  /** Bytes that it takes on disk, in whole blocks. */
  readonly bytes: number;
  /** When it was last used, in milliseconds since 1970: that is what the time of its modification says. */
  readonly used: number;
  /** Not written to its end, yet or ever. */
  readonly unfinished: boolean;
};

/** What most filesystems hand out at least. */
const blockBytes = 4096;

/** The name of a layer is a SHA-256; while it is written it has the process and a number behind it. */
const ours = /^[0-9a-f]{64}\.(?:layer|tar)(\.[0-9]+-[0-9a-f]+)?$/;

/** The files in the folder that are ours, whatever else lies there. Throws what `fs` throws where there is no folder. */
export function cachedFiles(folder: string): CachedFile[] {
  return readdirSync(folder).flatMap((name) => {
    const [match, unfinished] = ours.exec(name) ?? [];
    if (match === undefined) return [];
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    // Another process may have removed it.
    if (stats?.isFile() !== true) return [];
    const bytes = Math.ceil(stats.size / blockBytes) * blockBytes;
    return [{ path, bytes, used: stats.mtimeMs, unfinished: unfinished !== undefined }];
  });
}

/** Removes every file that is ours. Throws what `fs` throws. */
export function clearCache(folder: string): void {
  for (const { path } of cachedFiles(folder)) rmSync(path, { force: true });
}
