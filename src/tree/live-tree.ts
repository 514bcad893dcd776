import { grownTo, type NodeId, noNode, type PathTree, rootNode } from '../path/path-tree.js';
import { absent, implied, type VersionId } from './version.js';

/** What a layer did, as columns: at `nodes[i]` there was `before[i]`, then there is `after[i]`. Each node once. */
export type Journal = {
  readonly nodes: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
};

/**
 * The filesystem as it is while layers are being stacked: the current version of each node, and of each directory the
 * children that are there. Only these can be walked, so that taking away a subtree costs what is in it, however many
 * versions died there before. Everything above a node that is there is there too.
 */
export class LiveTree {
  readonly #tree: PathTree;
  #current = new Int32Array(0);
  #first = new Int32Array(0);
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  #journalIndex = new Int32Array(0);
  /** The last layer that wrote an entry at the node. */
  #writer = new Int32Array(0);
  #nodes: NodeId[] = [];
  #before: VersionId[] = [];

  constructor(tree: PathTree) {
    this.#tree = tree;
    this.fit();
    this.#current[rootNode] = implied;
  }

  /** Makes room for every node the tree has by now; to be called after nodes were interned. */
  fit(): void {
    if (this.#tree.size <= this.#current.length) return;
    const length = Math.max(this.#tree.size, Math.ceil(this.#current.length * 1.5));
    this.#current = grownTo(this.#current, length, absent);
    this.#first = grownTo(this.#first, length, noNode);
    this.#next = grownTo(this.#next, length, noNode);
    this.#previous = grownTo(this.#previous, length, noNode);
    this.#journalIndex = grownTo(this.#journalIndex, length, -1);
    this.#writer = grownTo(this.#writer, length, -1);
  }

  /** The version that is at the node now; `absent` where nothing is. */
  current(node: NodeId): VersionId {
    return this.#current[node] as VersionId;
  }

  /** Notes that a layer writes an entry at the node; false when it has done so before. */
  claim(node: NodeId, layer: number): boolean {
    if (this.#writer[node] === layer) return false;
    this.#writer[node] = layer;
    return true;
  }

  /** The first of the children that are there, in no order; `nextLive` goes on. */
  firstLive(node: NodeId): NodeId {
    return this.#first[node] as NodeId;
  }

  nextLive(node: NodeId): NodeId {
    return this.#next[node] as NodeId;
  }

  /** Puts a version at a node whose parent is there. */
  put(node: NodeId, version: VersionId): void {
    this.#note(node);
    if (this.#current[node] === absent) this.#linkIn(node);
    this.#current[node] = version;
  }

  /** Takes a node away whose children are gone already. */
  take(node: NodeId): void {
    this.#note(node);
    this.#linkOut(node);
    this.#current[node] = absent;
  }

  /** What changed since the last call. A node that came and went in between is not in it. */
  takeJournal(): Journal {
    const nodes = new Int32Array(this.#nodes.length);
    const before = new Int32Array(this.#nodes.length);
    const after = new Int32Array(this.#nodes.length);
    let kept = 0;
    for (let index = 0; index < this.#nodes.length; index += 1) {
      const node = this.#nodes[index]!;
      this.#journalIndex[node] = -1;
      if (this.#before[index] === absent && this.#current[node] === absent) continue;
      nodes[kept] = node;
      before[kept] = this.#before[index]!;
      after[kept] = this.#current[node]!;
      kept += 1;
    }
    this.#nodes = [];
    this.#before = [];
    return { nodes: nodes.slice(0, kept), before: before.slice(0, kept), after: after.slice(0, kept) };
  }

  #note(node: NodeId): void {
    if (this.#journalIndex[node] !== -1) return;
    this.#journalIndex[node] = this.#nodes.length;
    this.#nodes.push(node);
    this.#before.push(this.#current[node] as VersionId);
  }

  #linkIn(node: NodeId): void {
    const parent = this.#tree.parent(node);
    const first = this.#first[parent] as NodeId;
    this.#next[node] = first;
    this.#previous[node] = noNode;
    if (first !== noNode) this.#previous[first] = node;
    this.#first[parent] = node;
  }

  #linkOut(node: NodeId): void {
    const next = this.#next[node] as NodeId;
    const previous = this.#previous[node] as NodeId;
    if (previous === noNode) this.#first[this.#tree.parent(node)] = next;
    else this.#next[previous] = next;
    if (next !== noNode) this.#previous[next] = previous;
  }
}
