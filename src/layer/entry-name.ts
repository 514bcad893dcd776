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

/** A name that was understood: its meaning and the path it is about; or the reason why it is refused. */
export type ReadName = { readonly meaning: NameMeaning; readonly path: NodeId } | { readonly refused: ProblemCode };

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

  constructor(tree: PathTree, limits: Limits = defaultLimits) {
    this.#tree = tree;
    this.#limits = limits;
  }

  read(name: Uint8Array): ReadName {
    if (name.length > this.#limits.pathLength) return { refused: 'limit-path' };
    // Go's reader looks for NUL in every other way to write a name, not in `GNU.sparse.name`.
    if (name.includes(0)) return { refused: 'name-with-nul' };
    let end = name.length;
    while (end > 0 && name[end - 1] === slash) end -= 1;
    const start = name.lastIndexOf(slash, end - 1) + 1;
    const isPlain = end > start && !isDots(name, start, end);
    const directory = isPlain ? this.#directory(name.subarray(0, start)) : this.#walk(name);
    if (typeof directory === 'string') return { refused: directory };
    if (!isPlain) return name.length === 0 ? { refused: 'name-empty' } : { meaning: 'entry', path: directory };

    if (this.#lastDepth >= this.#limits.pathDepth) return { refused: 'limit-path' };
    const base = name.subarray(start, end);
    if (this.#lastIsControl) return { meaning: 'control', path: this.#tree.intern(directory, base) };
    if (!startsWith(base, whiteoutPrefix)) return { meaning: 'entry', path: this.#tree.intern(directory, base) };
    if (startsWith(base, controlPrefix)) {
      if (base.length === opaqueName.length && startsWith(base, opaqueName))
        return { meaning: 'opaque', path: directory };
      return { meaning: 'control', path: this.#tree.intern(directory, base) };
    }
    const target = base.subarray(whiteoutPrefix.length);
    // `.wh.` alone names nothing, and `.wh..` and `.wh...` would name the directory itself and the one above it.
    if (target.length === 0 || isDots(target, 0, target.length)) return { refused: 'name-invalid-whiteout' };
    return { meaning: 'whiteout', path: this.#tree.intern(directory, target) };
  }

  /** The path of a hard link's target, taken as an archive path; or the reason why it is refused. */
  readTarget(name: Uint8Array): NodeId | ProblemCode {
    return name.length > this.#limits.pathLength ? 'limit-path' : this.#walk(name);
  }

  #directory(name: Uint8Array): NodeId | ProblemCode {
    if (sameBytes(name, this.#lastDirectory)) return this.#lastPath;
    const path = this.#walk(name);
    if (typeof path === 'string') return path;
    this.#lastDirectory = new Uint8Array(name);
    this.#lastPath = path;
    this.#lastDepth = this.#tree.depth(path);
    this.#lastIsControl = this.#isControl(path);
    return path;
  }

  #walk(name: Uint8Array): NodeId | ProblemCode {
    let path = rootNode;
    let depth = 0;
    for (let start = 0; start < name.length; ) {
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
        path = this.#tree.intern(path, name.subarray(start, end));
      }
      start = end + 1;
    }
    return path;
  }

  #isControl(directory: NodeId): boolean {
    for (let path = directory; path !== rootNode; path = this.#tree.parent(path)) {
      if (startsWith(this.#tree.name(path), controlPrefix)) return true;
    }
    return false;
  }
}

/** `.` or `..` */
function isDots(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== dot) return false;
  return end - start === 1 || (end - start === 2 && bytes[start + 1] === dot);
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  if (bytes.length < prefix.length) return false;
  for (let i = 0; i < prefix.length; i += 1) if (bytes[i] !== prefix[i]) return false;
  return true;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && startsWith(a, b);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
