import { randomInt } from 'node:crypto';

/** Number of a path in one PathTree. It never leaves the process: reports and settings speak paths. */
export type NodeId = number;

/** The node of the image's root directory, whose path is empty. */
export const rootNode: NodeId = 0;

/** No node. */
export const noNode: NodeId = -1;

/** Drawn anew in each process, so that nobody can write an image whose names all collide. */
const hashSeed = randomInt(2 ** 32);

const slash = 0x2f;

const initialNodes = 1024;
const initialNameBytes = 16 * 1024;

/** Hash of a node that is not in the table. */
const notEntered = 0;

/** How much longer the columns become when they are full. */
const growth = 1.5;

/**
 * Every path of every layer, each once. A node is a parent and a name (bytes, never decoded here); nothing else is in the
 * tree: what the layers did to a path is the Stack's, what is on the screen the explorer's. It may hold the paths of
 * several images. A parent's id is smaller than its children's, so one ascending pass over the ids meets parents first,
 * and one descending pass children first.
 */
export class PathTree {
  #size = 1;
  #parents = new Int32Array(initialNodes);
  #firstChild = new Int32Array(initialNodes).fill(noNode);
  #nextSibling = new Int32Array(initialNodes).fill(noNode);
  #hashes = new Uint32Array(initialNodes);
  #nameStart = new Uint32Array(initialNodes + 1);
  #names = new Uint8Array(initialNameBytes);
  /** Open addressing over (parent, name); `noNode` is a free slot. Never more than half full. */
  #slots = new Int32Array(initialNodes * 2).fill(noNode);
  /** Nodes that are in it. */
  #entered = 0;

  /** Nodes, the root among them. Ids run from 0 to `size - 1`. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of all names. */
  get nameBytes(): number {
    return this.#nameStart[this.#size] as number;
  }

  parent(node: NodeId): NodeId {
    return this.#parents[node] as number;
  }

  /** The first of a node's children in the list that `nextSibling` goes on; the order is none a reader should see. */
  firstChild(node: NodeId): NodeId {
    return this.#firstChild[node] as number;
  }

  nextSibling(node: NodeId): NodeId {
    return this.#nextSibling[node] as number;
  }

  /** The last part of the path, raw bytes; a view that is valid until the next `intern`. */
  name(node: NodeId): Uint8Array {
    return this.#names.subarray(this.#nameStart[node], this.#nameStart[node + 1]);
  }

  /** All names as they lie in memory, and where each begins, one start more than there are nodes. Views that are valid until the next `intern`. */
  nameRanges(): { readonly names: Uint8Array; readonly starts: Uint32Array } {
    return { names: this.#names, starts: this.#nameStart };
  }

  /** Components between the root and the node: 0 for the root. */
  depth(node: NodeId): number {
    let depth = 0;
    for (let up = node; up !== rootNode; up = this.parent(up)) depth += 1;
    return depth;
  }

  /** The whole path as bytes, components joined by `/`, without a leading slash; empty for the root. */
  path(node: NodeId): Uint8Array {
    if (node === rootNode) return new Uint8Array(0);
    // By ranges: a view for every part takes longer than copying it.
    const [names, starts] = [this.#names, this.#nameStart];
    let length = -1;
    for (let up = node; up !== rootNode; up = this.parent(up)) length += starts[up + 1]! - starts[up]! + 1;
    const path = new Uint8Array(length);
    for (let up = node, end = length; up !== rootNode; up = this.parent(up)) {
      for (let from = starts[up + 1]! - 1; from >= starts[up]!; from -= 1) path[--end] = names[from]!;
      if (end > 0) path[--end] = slash;
    }
    return path;
  }

  /** True when `node` lies below `ancestor` or is it. */
  isWithin(node: NodeId, ancestor: NodeId): boolean {
    let up = node;
    while (up > ancestor) up = this.parent(up);
    return up === ancestor;
  }

  /** The tree as columns: parents, and where each name lies in `names` (one start more than there are nodes). Copies. */
  columns(): { parents: Uint32Array; nameStart: Uint32Array; names: Uint8Array } {
    return {
      parents: Uint32Array.from(this.#parents.subarray(0, this.#size)),
      nameStart: this.#nameStart.slice(0, this.#size + 1),
      names: this.#names.slice(0, this.#nameStart[this.#size]),
    };
  }

  /** The child whose name the bytes from `start` to `end` are, made where there is none. */
  intern(parent: NodeId, bytes: Uint8Array, start = 0, end = bytes.length): NodeId {
    const hash = hashName(parent, bytes, start, end);
    const slot = this.#slot(parent, bytes, start, end, hash);
    const found = this.#slots[slot] as number;
    if (found !== noNode) return found;
    const node = this.#add(parent, bytes, start, end, hash);
    this.#slots[slot] = node;
    this.#entered += 1;
    if (this.#entered * 2 > this.#slots.length) this.#rehash();
    return node;
  }

  /**
   * A new node for such a child, which `intern`, `child` and `find` never give: for who writes down names that nobody will look
   * up. Where it is called twice, or beside them, a path has several nodes.
   */
  append(parent: NodeId, bytes: Uint8Array, start: number, end: number): NodeId {
    return this.#add(parent, bytes, start, end, notEntered);
  }

  /** The child of that name, or `noNode`. */
  child(parent: NodeId, name: Uint8Array): NodeId {
    return this.#slots[this.#slot(parent, name, 0, name.length, hashName(parent, name, 0, name.length))] as number;
  }

  /** The node of a whole path, taken literally (empty and `.` components passed over), or `noNode`. */
  find(path: Uint8Array): NodeId {
    let node = rootNode;
    for (const component of pathComponents(path)) {
      node = this.child(node, component);
      if (node === noNode) return noNode;
    }
    return node;
  }

  #slot(parent: NodeId, bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const node = slots[slot] as number;
      if (node === noNode) return slot;
      if (this.#hashes[node] === hash && this.#parents[node] === parent && this.#hasName(node, bytes, start, end)) {
        return slot;
      }
    }
  }

  #hasName(node: NodeId, bytes: Uint8Array, start: number, end: number): boolean {
    const names = this.#names;
    const from = this.#nameStart[node] as number;
    const length = end - start;
    if ((this.#nameStart[node + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i += 1) if (names[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(parent: NodeId, bytes: Uint8Array, start: number, end: number, hash: number): NodeId {
    const node = this.#size;
    if (node === this.#parents.length) this.#grow();
    const from = this.#nameStart[node] as number;
    const length = end - start;
    if (from + length > this.#names.length) {
      const grown = new Uint8Array(Math.max(Math.ceil(this.#names.length * growth), from + length));
      grown.set(this.#names);
      this.#names = grown;
    }
    // Names are short: a loop is faster than a view for `set`.
    const names = this.#names;
    for (let i = 0; i < length; i += 1) names[from + i] = bytes[start + i]!;
    this.#nameStart[node + 1] = from + length;
    this.#parents[node] = parent;
    this.#hashes[node] = hash;
    this.#nextSibling[node] = this.#firstChild[parent] as number;
    this.#firstChild[parent] = node;
    this.#size += 1;
    return node;
  }

  #grow(): void {
    const capacity = Math.ceil(this.#parents.length * growth);
    this.#parents = grownTo(this.#parents, capacity, 0);
    this.#firstChild = grownTo(this.#firstChild, capacity, noNode);
    this.#nextSibling = grownTo(this.#nextSibling, capacity, noNode);
    const hashes = new Uint32Array(capacity);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const nameStart = new Uint32Array(capacity + 1);
    nameStart.set(this.#nameStart);
    this.#nameStart = nameStart;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(noNode);
    const mask = slots.length - 1;
    for (let node = 1; node < this.#size; node += 1) {
      const hash = this.#hashes[node] as number;
      if (hash === notEntered) continue;
      let slot = hash & mask;
      while (slots[slot] !== noNode) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

/** The components of a path between its slashes; empty ones and `.` are no components. */
export function* pathComponents(path: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start <= path.length; ) {
    const found = path.indexOf(slash, start);
    const end = found === -1 ? path.length : found;
    const isDot = end - start === 1 && path[start] === 0x2e;
    if (end > start && !isDot) yield path.subarray(start, end);
    start = end + 1;
  }
}

/** A longer array with the same beginning, filled up with `fill`. */
export function grownTo(array: Int32Array, length: number, fill: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length).fill(fill, array.length);
  grown.set(array);
  return grown;
}

/** FNV-1a over the name, started from the parent; the end is stirred because the low bits choose the slot. */
function hashName(parent: NodeId, bytes: Uint8Array, start: number, end: number): number {
  let hash = Math.imul(parent ^ hashSeed, 0x9e3779b1);
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 || notEntered + 1;
}
