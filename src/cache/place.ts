import { fstatSync, statSync } from 'node:fs';
import type { Blob } from '../blob/blob.js';

/**
 * Where the bytes of a blob lie, and in which state the file is: equal texts are the same bytes. Whoever writes to a file changes
 * the time of its last change (ctime), which nobody can set.
 */
export type Place = string;

/**
 * Milliseconds that a file has to be left alone before its times tell whether it is changed again: what is written within one
 * tick of the clock has one time (git has the same trouble, "racy git").
 */
const settled = 100;

/** The place of a blob; null where it has none that lasts: in a temporary copy, in memory, in a file that was written just now. */
export function placeOf({ slice }: Blob): Place | null {
  if (slice === undefined) return null;
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = fstatSync(slice.descriptor(), { bigint: true });
  // A temporary copy is called after what it was copied from, and is not it.
  const named = statSync(slice.path, { bigint: true, throwIfNoEntry: false });
  if (named === undefined || named.dev !== dev || named.ino !== ino) return null;
  if (Math.abs(Date.now() - Number(ctimeMs)) < settled) return null;
  return [dev, ino, size, mtimeNs, ctimeNs, slice.offset, slice.size].join(' ');
}
