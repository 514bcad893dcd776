import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../problem/errors.js';
import { codeOf, unwritable } from './target-error.js';

/** A file that comes to be under its name when all of it is there. */
export class TarFile {
  readonly #path: string;
  readonly #beside: string;
  readonly #overwrite: boolean;
  readonly #descriptor: number;
  #isOpen = true;

  constructor(path: string, overwrite: boolean) {
    this.#overwrite = overwrite;
    this.#path = path;
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there !== undefined && !overwrite) throw isThere(path);
    if (there?.isSymbolicLink()) this.#path = realTarget(path);
    else if (there !== undefined && !there.isFile()) {
      throw new UsageError(`${path} is no file.`, 'Name another one with -o, or - for standard output.');
    }
    this.#beside = join(dirname(this.#path), `.unearth-${process.pid}-${basename(this.#path)}.tmp`);
    try {
      this.#descriptor = openSync(this.#beside, 'wx');
    } catch (error) {
      throw unwritable(error, path);
    }
  }

  /** Writes all chunks. */
  readonly take = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    try {
      for await (const chunk of chunks) {
        for (let written = 0; written < chunk.length; ) written += writeSync(this.#descriptor, chunk, written);
      }
    } catch (error) {
      throw unwritable(error, this.#path);
    }
  };

  /** Gives it its name. */
  finish(): void {
    try {
      fsyncSync(this.#descriptor);
      this.#close();
      if (this.#overwrite) renameSync(this.#beside, this.#path);
      else this.#nameNew();
    } catch (error) {
      throw unwritable(error, this.#path);
    }
  }

  /** Removes what was written of it. */
  drop(): void {
    this.#close();
    rmSync(this.#beside, { force: true });
  }

  /** Unlike renaming, linking replaces nothing that came meanwhile. */
  #nameNew(): void {
    try {
      linkSync(this.#beside, this.#path);
      rmSync(this.#beside);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw isThere(this.#path);
      if (lstatSync(this.#path, { throwIfNoEntry: false }) !== undefined) throw isThere(this.#path);
      renameSync(this.#beside, this.#path);
    }
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
}

function isThere(path: string): UsageError {
  return new UsageError(`${path} is there already.`, 'Name another file with -o, or add --overwrite to replace it.');
}

/** A symlink to it stays one. */
function realTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw unwritable(error, path);
  }
}
