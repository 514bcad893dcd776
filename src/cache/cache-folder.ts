import { accessSync, constants, existsSync, lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

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

/** Bits of a mode that let others write. */
const writableByOthers = 0o022;

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
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return { path, obstacle: stats === undefined ? foreignParent(path) : foreign(stats), exists: stats !== undefined };
  } catch (error) {
    return { path, obstacle: messageOf(error), exists: false };
  }
}

/** Makes the folder where it is not there yet; says whether it can be used. */
export function makeCacheFolder(path: string): boolean {
  make(path);
  return foreign(lstatSync(path)) === null;
}

/** Makes what is missing. Node's own way never comes back where a parent can have no folders, as in /proc. */
function make(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) make(dirname(path));
  try {
    mkdirSync(path, 0o700);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(path)) throw error;
  }
}

/** Why nothing can be put into the folder, which may have to be made; null where it can. */
export function whyUnwritable(path: string): string | null {
  try {
    accessSync(nearest(path), constants.W_OK);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** `UNEARTH_CACHE_DIR`, or where the system keeps what can be made again. All that is kept has a folder of its own in it. */
async function cachePath(kept: Kept): Promise<string | null> {
  const asked = process.env['UNEARTH_CACHE_DIR'];
  if (asked !== undefined && asked !== '') return join(resolve(asked), kept);
  try {
    // It asks for the home directory as soon as it is loaded, which throws for a user without one, as many containers have.
    const { default: envPaths } = await import('env-paths');
    const { cache } = envPaths('unearth', { suffix: '' });
    // XDG Base Directory Specification: a relative path in XDG_CACHE_HOME is invalid.
    return isAbsolute(cache) ? join(cache, kept) : null;
  } catch {
    return null;
  }
}

/** Whether it is this user's, and nobody else may write to it. Where files have no owners (Windows), the user's own folders are private. */
export function isPrivate({ uid, mode }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (mode & writableByOthers) === 0);
}

/** Why a folder is not to be trusted. */
function foreign(stats: Stats): string | null {
  if (!stats.isDirectory()) return 'it is not a directory';
  if (isPrivate(stats)) return null;
  return stats.uid === process.getuid?.() ? 'others may write to it' : 'it belongs to another user';
}

/** With another user's home (`sudo` leaves HOME as it was), a folder that we made would be in that user's way. */
function foreignParent(path: string): string | null {
  const { uid } = statSync(nearest(path));
  const user = process.getuid?.();
  return user === undefined || uid === user || uid === 0 ? null : 'it would be in a folder of another user';
}

/** The folder itself, or the one that it would be made in. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
