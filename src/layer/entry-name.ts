import { defaultLimits, type Limits } from '../limits/limits.js';
import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import type { ProblemCode } from '../problem/problem-codes.js';

const slash = 0x2f;
const dot = 0x2e;

const whiteoutPrefix = ascii('.wh.');
const controlPrefix = ascii('.wh..wh.');
const opaqueName = ascii('.wh..wh..opq');

/** What the name of an entry says, before its type is looked at (image-spec layer.md, Whiteouts; AUFS's own names). */
export type NameMeaning = 'entry' | 'whiteout' | 'opaque' | 'control';

/**
 * Turns names of a tar into paths of a little tree. `./`, a leading `/`, doubled slashes and `.` mean nothing; `..` goes up
 * (Go's `filepath.Clean`), and a name that leaves the root is refused, as moby refuses it.
 */
export class NameReader {
  readonly #tree: PathTree;
  readonly #limits: Limits;
  /** The directory of the last name, which is mostly that of the next one too. */
  #lastDirectory: Uint8Array = new Uint8Array(0);
  #lastPath: NodeId = rootNode;
  #lastDepth = 0;
  #lastIsControl = false;

  /** What the name that was read last means. */
  meaning: NameMeaning = 'entry';
  /** The path that it is about. */
  path: NodeId = rootNode;

  constructor(tree: PathTree, limits: Limits = defaultLimits) {
    this.#tree = tree;
    this.#limits = limits;
  }

  /** Reads a name: `meaning` and `path` are then those of it. Gives the reason where it is refused, else null. */
  read(name: Uint8Array): ProblemCode | null {
    if (name.length > this.#limits.pathLength) return 'limit-path';
    // Go's reader looks for NUL in every other way to write a name, not in `GNU.sparse.name`.
    if (name.includes(0)) return 'name-with-nul';
    let end = name.length;
    while (end > 0 && name[end - 1] === slash) end -= 1;
    let start = end;
    while (start > 0 && name[start - 1] !== slash) start -= 1;
    if (end === start || isDots(name, start, end)) {
      const path = this.#walk(name);
      if (typeof path === 'string') return path;
      return name.length === 0 ? 'name-empty' : this.#understood('entry', path);
    }

    const directory = this.#directory(name, start);
    if (typeof directory === 'string') return directory;
    if (this.#lastDepth >= this.#limits.pathDepth) return 'limit-path';
    if (this.#lastIsControl) return this.#understood('control', this.#tree.intern(directory, name, start, end));
    if (!startsWith(name, whiteoutPrefix, start, end)) {
      return this.#understood('entry', this.#tree.intern(directory, name, start, end));
    }
    if (startsWith(name, controlPrefix, start, end)) {
      if (end - start === opaqueName.length && startsWith(name, opaqueName, start, end)) {
        return this.#understood('opaque', directory);
      }
      return this.#understood('control', this.#tree.intern(directory, name, start, end));
    }
    const target = start + whiteoutPrefix.length;
    // `.wh.` alone names nothing, and `.wh..` and `.wh...` would name the directory itself and the one above it.
    if (target === end || isDots(name, target, end)) return 'name-invalid-whiteout';
    return this.#understood('whiteout', this.#tree.intern(directory, name, target, end));
  }

  /** The path of a hard link's target, taken as an archive path; or the reason why it is refused. */
  readTarget(name: Uint8Array): NodeId | ProblemCode {
    return name.length > this.#limits.pathLength ? 'limit-path' : this.#walk(name);
  }

  #understood(meaning: NameMeaning, path: NodeId): null {
    this.meaning = meaning;
    this.path = path;
    return null;
  }

  /** The path of the directory that the first `end` bytes of a name are. */
  #directory(name: Uint8Array, end: number): NodeId | ProblemCode {
    const known = this.#lastDirectory.length;
    const isBelow = startsWith(name, this.#lastDirectory, 0, end);
    if (isBelow && end === known) return this.#lastPath;
    const directory = new Uint8Array(name.subarray(0, end));
    // What lies below the last directory is mostly one part longer than it: the way there is known.
    const path = isBelow ? this.#walk(directory, known, this.#lastPath, this.#lastDepth) : this.#walk(directory);
    if (typeof path === 'string') return path;
    this.#lastDirectory = directory;
    this.#enter(path);
    return path;
  }

  /** Notes what is known of a directory: up to the last one, if it lies below that, else up to the root. */
  #enter(directory: NodeId): void {
    let depth = 0;
    let isControl = false;
    let at = directory;
    for (; at !== rootNode && at !== this.#lastPath; at = this.#tree.parent(at)) {
      depth += 1;
      const name = this.#tree.name(at);
      isControl ||= startsWith(name, controlPrefix, 0, name.length);
    }
    this.#lastDepth = at === rootNode ? depth : depth + this.#lastDepth;
    this.#lastIsControl = isControl || (at !== rootNode && this.#lastIsControl);
    this.#lastPath = directory;
  }

  /** The path that a name leads to, from `from` on; `path` and `depth` are those of what stands before. */
  #walk(name: Uint8Array, from = 0, path: NodeId = rootNode, depth = 0): NodeId | ProblemCode {
    for (let start = from; start < name.length; ) {
      const next = name.indexOf(slash, start);
      const end = next === -1 ? name.length : next;
      if (end > start && isDots(name, start, end)) {
        if (end - start === 2) {
          if (path === rootNode) return 'name-escapes-root';
          path = this.#tree.parent(path);
          depth -= 1;
        }
      } else if (end > start) {
        depth += 1;
        if (depth > this.#limits.pathDepth) return 'limit-path';
        path = this.#tree.intern(path, name, start, end);
      }
      start = end + 1;
    }
    return path;
  }
}

/** `.` or `..` */
function isDots(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== dot) return false;
  return end - start === 1 || (end - start === 2 && bytes[start + 1] === dot);
}

/** Whether the bytes from `start` to `end` begin with a prefix. */
function startsWith(bytes: Uint8Array, prefix: Uint8Array, start: number, end: number): boolean {
  if (end - start < prefix.length) return false;
  for (let i = 0; i < prefix.length; i += 1) if (bytes[start + i] !== prefix[i]) return false;
  return true;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
