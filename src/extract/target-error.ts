import { type SafeText, safe, safeText } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import { Refused } from './refused.js';

/** What the system's codes mean for the one path that could not be written. */
const reasons: Readonly<Record<string, SafeText>> = {
  EEXIST: safe`Something is there already: --overwrite replaces a file.`,
  EISDIR: safe`A directory is there already.`,
  ENOTEMPTY: safe`A directory is there already.`,
  ENAMETOOLONG: safe`The name is too long for this filesystem.`,
  EFBIG: safe`It is too large for this filesystem.`,
  EOVERFLOW: safe`It is too large for this filesystem.`,
  EILSEQ: safe`This filesystem cannot hold such a name.`,
  EINVAL: safe`This filesystem cannot hold such a name or size.`,
  EACCES: safe`You may not write there.`,
  EPERM: safe`You may not write there, or this filesystem cannot hold such a thing.`,
  ENOENT: safe`Its directory was taken away meanwhile.`,
  ELOOP: safe`A symbolic link is in its place.`,
  ENOTDIR: safe`Something that is no directory is in its way.`,
};

/** What to throw when writing to a target failed: `Refused` where that is about this path, else the end of it all. */
export function targetError(error: unknown, target: string): unknown {
  const code = codeOf(error);
  // The image could not be read: that is not the target's fault.
  if (code === null || (error as NodeJS.ErrnoException).syscall === 'read') return error;
  const reason = reasons[code];
  if (reason !== undefined) return new Refused(reason);
  return unwritable(error, target);
}

/** What to throw when a target cannot be written to at all. */
export function unwritable(error: unknown, target: string): unknown {
  const code = codeOf(error);
  if (code === null || !(error instanceof Error)) return error;
  const nextStep = noRoom.has(code)
    ? 'Make room there, or name a place that has more with -o.'
    : 'Name another place that you may write to with -o: a folder, a file that ends in .tar, or - for standard output.';
  const why = noRoom.has(code) ? 'there is no room left' : error.message;
  return new UsageError(`${target} cannot be written to: ${why}.`, nextStep, { cause: error });
}

const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** The reason in few words, for what is there but not as it should be. */
export function inWords(error: unknown): SafeText {
  return safeText(codeOf(error) ?? (error instanceof Error ? error.message : String(error)));
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
