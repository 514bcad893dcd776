import { ImageError } from '../problem/errors.js';

/** What the codes of `fs` mean to somebody who wants to look at an image. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EIO', 'the medium has an error'],
  ['ELOOP', 'its symbolic links form a loop'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENOTDIR', 'a part of the path is no directory'],
  ['EMFILE', 'too many files are open'],
]);

/** Runs `act`; when the medium fails, the error says in a sentence which place failed and why. */
export async function withPlace<T>(path: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined || (error as Error).name === 'AbortError') throw error;
    throw new ImageError(
      `${path} cannot be read: ${reasons.get(code) ?? code}.`,
      'Check the path and the permissions of what it names.',
      { cause: error },
    );
  }
}
