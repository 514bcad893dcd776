import { tmpdir } from 'node:os';
import { ImageError } from '../problem/errors.js';

/** The disk is full, a quota is used up, or files may not be that large. */
const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What to throw when writing a temporary copy of `path` failed; `byHand` says how to do without one. */
export function noRoomOr(error: unknown, path: string, byHand: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !codes.has(error.code)) return error;
  return new ImageError(
    `There is no room in ${tmpdir()} for a temporary copy of ${path}.`,
    `Set TMPDIR to a folder with more room, or ${byHand}`,
    { cause: error },
  );
}
