import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  statSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { safe } from '../format/safe-text.js';
import { Refused } from './refused.js';
import { codeOf } from './target-error.js';

/** Directories whose descriptors are kept open on the way down; deeper ones are opened again. */
const mostOpen = 64;

/** Which file something is, whatever it is called by now. */
type Identity = { readonly dev: bigint; readonly ino: bigint };

/** A directory below the target folder, reached through directories only. Valid until the next one is opened. */
export type OpenDirectory = {
  /** This run made it. */
  readonly isNew: boolean;
  /** What to open, make or rename to reach that name in this directory, and in no other. */
  at(name: Uint8Array): Buffer;
  /** What to change the attributes of: a descriptor, or a path that was looked at just now. */
  readonly self: () => number | Buffer;
  readonly identity: Identity;
};

type Level = OpenDirectory & { readonly name: Uint8Array; descriptor: number | null };

const slash = Buffer.from('/');

/**
 * The folder that somebody named, and directories below it. No symlink below it is ever followed (CVE-2018-15664, CVE-2021-32803): each
 * directory is opened from the one above with O_NOFOLLOW. Node has no openat(2); on Linux `/proc/self/fd/N/name` is one. Where there is
 * none, every directory on the way is looked at again before each use, which leaves a gap for whoever can write there meanwhile.
 */
export class TargetFolder {
  readonly #path: string;
  readonly #root: Level;
  readonly #usesDescriptors: boolean;
  /** The way to the directory that was opened last. */
  #chain: Level[] = [];

  constructor(path: string, usesDescriptors: boolean = hasDescriptorPaths()) {
    this.#path = resolve(path);
    this.#usesDescriptors = usesDescriptors;
    // The folder itself may be reached through symlinks: whoever named it meant where it leads.
    const descriptor = usesDescriptors ? openSync(this.#path, constants.O_RDONLY | constants.O_DIRECTORY) : null;
    const { dev, ino } = descriptor === null ? statSync(this.#path, { bigint: true }) : fstatOf(descriptor);
    this.#root = this.#level(new Uint8Array(0), { dev, ino }, descriptor, Buffer.from(this.#path), null, false);
  }

  /**
   * The directory at those names. With `mode`, it is made where nothing is, with these permissions less the umask's, and so are those on
   * the way. Throws `Refused` or what fs throws.
   */
  open(names: readonly Uint8Array[], mode: number | null): OpenDirectory {
    let common = 0;
    while (common < names.length && common < this.#chain.length && isSame(this.#chain[common]!.name, names[common]!)) {
      common += 1;
    }
    while (this.#chain.length > common) close(this.#chain.pop()!);
    // What was closed on the way down has to be reached again from above.
    while (this.#usesDescriptors && this.#chain.at(-1)?.descriptor === null) this.#chain.pop();
    for (let depth = this.#chain.length; depth < names.length; depth += 1) {
      const above = this.#chain.at(-1) ?? this.#root;
      const isLast = depth === names.length - 1;
      const level = this.#descend(above, names[depth]!, mode === null || isLast ? mode : 0o777);
      if (this.#chain.length > mostOpen) close(above);
      this.#chain.push(level);
    }
    return this.#chain.at(-1) ?? this.#root;
  }

  /** The target of the symlink at those names; null where something else is, or nothing. For looking only: it may change meanwhile. */
  linkAt(names: readonly Uint8Array[]): Buffer | null {
    const path = Buffer.concat([this.#root.at(names[0]!), ...names.slice(1).flatMap((name) => [slash, name])]);
    try {
      return readlinkSync(path, 'buffer');
    } catch (error) {
      // EINVAL: it is no symlink (readlink(2)); UNKNOWN: the same on Windows.
      if (['EINVAL', 'ENOENT', 'ENOTDIR', 'UNKNOWN'].includes(codeOf(error) ?? '')) return null;
      throw error;
    }
  }

  close(): void {
    for (const level of this.#chain) close(level);
    this.#chain = [];
    close(this.#root);
  }

  #descend(above: Level, name: Uint8Array, mode: number | null): Level {
    const path = above.at(name);
    const isNew = mode !== null && makeDirectory(path, mode);
    if (!this.#usesDescriptors) {
      const found = lstatSync(path, { bigint: true });
      if (!found.isDirectory()) throw notDirectory(found);
      return this.#level(name, found, null, path, above, isNew);
    }
    let descriptor: number;
    try {
      descriptor = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
    } catch (error) {
      if (codeOf(error) === 'ELOOP' || codeOf(error) === 'ENOTDIR')
        throw notDirectory(lstatSync(path, { bigint: true }));
      throw error;
    }
    return this.#level(name, fstatOf(descriptor), descriptor, path, above, isNew);
  }

  #level(
    name: Uint8Array,
    { dev, ino }: Identity,
    descriptor: number | null,
    path: Buffer,
    above: Level | null,
    isNew: boolean,
  ): Level {
    const identity = { dev, ino };
    const checked = () => {
      above?.self();
      const found = above === null ? statSync(path, { bigint: true }) : lstatSync(path, { bigint: true });
      if (!found.isDirectory() || found.dev !== dev || found.ino !== ino) {
        throw new Refused(safe`A directory above it was replaced meanwhile.`);
      }
      return path;
    };
    const level: Level = {
      name,
      descriptor,
      identity,
      isNew,
      at: (entry) => {
        const base = level.descriptor === null ? checked() : Buffer.from(`/proc/self/fd/${level.descriptor}`);
        return Buffer.concat([base, slash, entry]);
      },
      self: () => level.descriptor ?? checked(),
    };
    return level;
  }
}

/** Whether `/proc/self/fd/N` leads to what descriptor N has open: on Linux, where proc(5) is mounted. */
function hasDescriptorPaths(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const descriptor = openSync('/', constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      const found = statSync(`/proc/self/fd/${descriptor}/.`, { bigint: true });
      const { dev, ino } = fstatOf(descriptor);
      return found.dev === dev && found.ino === ino;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

/** False where something is there already. */
function makeDirectory(path: Buffer, mode: number): boolean {
  try {
    mkdirSync(path, mode);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function notDirectory(found: BigIntStats): Refused {
  return new Refused(
    found.isSymbolicLink()
      ? safe`A symbolic link is there where it needs a directory; links that are there are not followed.`
      : safe`Something that is no directory is there where it needs one.`,
  );
}

function fstatOf(descriptor: number): BigIntStats {
  return fstatSync(descriptor, { bigint: true });
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function close(level: Level): void {
  if (level.descriptor !== null) closeSync(level.descriptor);
  level.descriptor = null;
}
