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

/** A directory on the way to the last name's. */
type Step = {
  readonly node: NodeId;
  /** Components between the root and it. */
  readonly depth: number;
  /** Whether it, or one above it, has the name of AUFS's control data. */
  readonly isControl: boolean;
  /** Where it ends in the name, behind its slash. */
  readonly end: number;
};

const root: Step = { node: rootNode, depth: 0, isControl: false, end: 0 };

/**
 * Turns names of a tar into paths of a little tree. `./`, a leading `/`, doubled slashes and `.` mean nothing; `..` goes up
 * (Go's `filepath.Clean`), and a name that leaves the root is refused, as moby refuses it.
 */
export class NameReader {
  readonly #tree: PathTree;
  readonly #limits: Limits;
  /** The directory of the last name, as it was written, and how far its bytes go. */
  #bytes = new Uint8Array(256);
  #length = 0;
  /** The directories on the way to it, from below the root down: names of a tar mostly differ in the last ones only. */
  readonly #way: Step[] = [];

  /** What the name that was read last means. */
  meaning: NameMeaning = 'entry';
  /** The path that it is about. */
  path: NodeId = rootNode;

  constructor(tree: PathTree, limits: Limits = defaultLimits) {
    this.#tree = tree;
    this.#limits = limits;
  }

  /**
   * Reads a name: `meaning` and `path` are then those of it. Gives the reason where it is refused, else null. What has nothing
   * below it, as far as its type tells, is a leaf: its name is not looked up, and each time it is read it is another path.
   */
  read(name: Uint8Array, isLeaf = false): ProblemCode | null {
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

    const refused = this.#enter(name, start);
    if (refused !== null) return refused;
    const { node: directory, depth, isControl } = this.#way.at(-1) ?? root;
    if (depth >= this.#limits.pathDepth) return 'limit-path';
    if (isControl) return this.#understood('control', this.#tree.intern(directory, name, start, end));
    if (!startsWith(name, whiteoutPrefix, start, end)) {
      const path = isLeaf
        ? this.#tree.append(directory, name, start, end)
        : this.#tree.intern(directory, name, start, end);
      return this.#understood('entry', path);
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

  /** Goes to the directory that the first `end` bytes of a name are. Gives the reason where it is refused, else null. */
  #enter(name: Uint8Array, end: number): ProblemCode | null {
    const common = this.#commonWith(name, end);
    if (common === end && common === this.#length) return null;
    const way = this.#way;
    while (way.length > 0 && way.at(-1)!.end > common) way.pop();
    // Where the rest is refused, the way to here stays.
    const known = way.length;
    this.#length = way.at(-1)?.end ?? 0;
    for (let start = this.#length; start < end; ) {
      const next = name.indexOf(slash, start);
      const isHere = next === start || (next === start + 1 && name[start] === dot);
      if (!isHere && isDots(name, start, next)) {
        way.length = known;
        return this.#enterByWalking(name, end);
      }
      if (!isHere) {
        const { node, depth, isControl } = way.at(-1) ?? root;
        if (depth === this.#limits.pathDepth) {
          way.length = known;
          return 'limit-path';
        }
        way.push({
          node: this.#tree.intern(node, name, start, next),
          depth: depth + 1,
          isControl: isControl || startsWith(name, controlPrefix, start, next),
          end: next + 1,
        });
      }
      start = next + 1;
    }
    this.#remember(name, end);
    return null;
  }

  /** The same where the way goes up again. */
  #enterByWalking(name: Uint8Array, end: number): ProblemCode | null {
    const node = this.#walk(name.subarray(0, end));
    if (typeof node === 'string') return node;
    this.#way.length = 0;
    this.#way.push({ node, depth: this.#tree.depth(node), isControl: this.#isControl(node), end });
    this.#remember(name, end);
    return null;
  }

  /** Bytes that the first `end` of a name have in common with the last directory. */
  #commonWith(name: Uint8Array, end: number): number {
    const bytes = this.#bytes;
    const length = Math.min(end, this.#length);
    let common = 0;
    while (common < length && bytes[common] === name[common]) common += 1;
    return common;
  }

  #remember(name: Uint8Array, end: number): void {
    if (this.#bytes.length < end) this.#bytes = new Uint8Array(2 * end);
    const bytes = this.#bytes;
    for (let at = 0; at < end; at += 1) bytes[at] = name[at]!;
    this.#length = end;
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
        path = this.#tree.intern(path, name, start, end);
      }
      start = end + 1;
    }
    return path;
  }

  #isControl(directory: NodeId): boolean {
    for (let path = directory; path !== rootNode; path = this.#tree.parent(path)) {
      const name = this.#tree.name(path);
      if (startsWith(name, controlPrefix, 0, name.length)) return true;
    }
    return false;
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
