import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whyNotOwn } from '../folders/own-folder.js';
import { userFolder } from '../folders/user-folder.js';

/** Where something is kept, or would be. */
export type CacheFolder = {
  /** null where nothing says where it should be. */
  readonly path: string | null;
  /** Why nothing is kept there, in words that follow the path; null where nothing is in the way. */
  readonly obstacle: string | null;
  /** Whether it is there already. */
  readonly exists: boolean;
};

const noHome = 'there is no home directory, or XDG_CACHE_HOME is not absolute';

/** What is kept: indexes of layers, layers that were inflated for their contents, and the program as Node compiled it. */
export type Kept = 'layers' | 'contents' | 'code';

/**
 * The folder of the user's cache that something is kept in. Names and link targets of images, among them private ones, are in it, and
 * what is read from it is believed, or run: it has to belong to this user alone.
 */
export async function cacheFolder(kept: Kept): Promise<CacheFolder> {
  let path: string | null = null;
  try {
    path = await cachePath(kept);
    if (path === null) return { path, obstacle: noHome, exists: false };
    const exists = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    return { path, obstacle: whyNotOwn(path), exists };
  } catch (error) {
    return { path, obstacle: error instanceof Error ? error.message : String(error), exists: false };
  }
}

/** `UNEARTH_CACHE_DIR`, or where the system keeps what can be made again. All that is kept has a folder of its own in it. */
async function cachePath(kept: Kept): Promise<string | null> {
  const asked = process.env['UNEARTH_CACHE_DIR'];
  const folder = asked !== undefined && asked !== '' ? resolve(asked) : await userFolder('cache');
  return folder === null ? null : join(folder, kept);
}
