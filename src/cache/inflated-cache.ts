import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, futimesSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, type OpenFile } from '../blob/file-blob.js';
import { isPrivate, makeOwnFolder } from '../folders/own-folder.js';
import type { Digest } from '../oci/digest.js';
import { keepWithin, keptBounds } from './cache-bounds.js';
import { cacheFolder } from './cache-folder.js';

/** A file of the cache that is being written. */
export type Unfinished = {
  readonly descriptor: number;
  /** Gives it its name, so that it is found from now on. The descriptor stays open. */
  finish(): void;
  /** Removes it; the descriptor stays open. */
  drop(): void;
};

/**
 * Inflated layers, each a file called after the digest of its blob. They hold what is in images, secrets among it: nobody else can
 * read them, and they go a day after their last use. Several processes may work on them. Nothing here throws.
 */
export const inflatedCache = {
  /** The tar that a blob of that digest inflates to; null where it is not here. */
  async find(digest: Digest): Promise<OpenFile | null> {
    const folder = await usableFolder();
    if (folder === null) return null;
    try {
      const path = join(folder, nameOf(digest));
      const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      const stats = fstatSync(descriptor);
      if (stats.isFile() && isPrivate(stats)) {
        touch(descriptor);
        return fileOf(descriptor, path);
      }
      closeSync(descriptor);
    } catch {
      // It is not here.
    }
    return null;
  },

  /** Begins a file for a tar of about that many bytes; null where it cannot be kept. */
  async begin(digest: Digest, bytes: number): Promise<Unfinished | null> {
    const folder = bytes > keptBounds.contents.bytes ? null : await usableFolder();
    if (folder === null) return null;
    try {
      if (!makeOwnFolder(folder)) return null;
      const path = join(folder, nameOf(digest));
      const unfinished = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
      const descriptor = openSync(unfinished, 'wx+', 0o600);
      return {
        descriptor,
        finish: () => {
          try {
            renameSync(unfinished, path);
            keepWithin(keptBounds.contents, folder);
          } catch {
            rmSync(unfinished, { force: true });
          }
        },
        drop: () => rmSync(unfinished, { force: true }),
      };
    } catch {
      return null;
    }
  },
};

async function usableFolder(): Promise<string | null> {
  const { path, obstacle } = await cacheFolder('contents');
  return obstacle === null ? path : null;
}

/** Says that it was used now, where that can be written. */
function touch(descriptor: number): void {
  try {
    const now = new Date();
    futimesSync(descriptor, now, now);
  } catch {
    // In a folder that cannot be written, nothing is cleared away either.
  }
}

/** A name of its own for each digest, whatever that holds. */
function nameOf(digest: Digest): string {
  return `${createHash('sha256').update(digest).digest('hex')}.tar`;
}
