import { accessSync, constants, existsSync, lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bits of a mode that let others write. */
const writableByOthers = 0o022;

/** Why a folder, which may have to be made, is not this user's alone; null where it is. Throws what `fs` throws. */
export function whyNotOwn(path: string): string | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? foreignParent(path) : foreign(stats);
}

/** Makes the folder where it is not there yet; says whether it can be used. Throws what `fs` throws. */
export function makeOwnFolder(path: string): boolean {
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
    return error instanceof Error ? error.message : String(error);
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
