import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { type Listing, membership } from '../../tree/listing.js';
import { inOrder, isDirectory, weightOf } from './child-order.js';
import { type Order, standardOrder } from './order.js';
import type { Outline } from './outline.js';

/** Files that the list has: nobody reads more. */
const mostFiles = 10_000;

const noChildren = new Int32Array(0);

/** The files of a listing in one list, without their directories: the largest, or those that come first in another order. */
export class FlatOutline implements Outline {
  readonly listing: Listing;
  readonly isFlat = true;
  readonly unlisted: number;
  readonly #nodes: Int32Array;
  readonly #rows: ReadonlyMap<NodeId, number>;

  constructor(listing: Listing, order: Order) {
    this.listing = listing;
    const files = allFiles(listing);
    const first = firstOf(listing, files, order);
    this.unlisted = files.length - first.length;
    this.#nodes = inOrder(listing, first, order, (node) => listing.stack.tree.path(node));
    this.#rows = new Map(Array.from(this.#nodes, (node, row) => [node, row]));
  }

  get rows(): number {
    return this.#nodes.length;
  }

  isOpen(): boolean {
    return false;
  }

  hasChildren(): boolean {
    return false;
  }

  children(): Int32Array {
    return noChildren;
  }

  nodeAt(row: number): NodeId {
    return this.#nodes[row] ?? noNode;
  }

  rowOf(node: NodeId): number {
    return this.#rows.get(node) ?? -1;
  }

  slice(first: number, count: number): NodeId[] {
    return Array.from(this.#nodes.subarray(Math.max(0, first), Math.max(0, first) + count));
  }
}

/** All files of a listing, in no order. */
function allFiles(listing: Listing): NodeId[] {
  const { members } = listing;
  const files: NodeId[] = [];
  for (let node = rootNode + 1; node < members.length; node += 1) {
    const isIn = members[node] === membership.member || members[node] === membership.ghost;
    if (isIn && !isDirectory(listing, node)) files.push(node);
  }
  return files;
}

/** Those that come first in the order, no more than are listed, in no order themselves. By name the largest are listed: names begin with A in every image. */
function firstOf(listing: Listing, files: readonly NodeId[], { by, reversed }: Order): readonly NodeId[] {
  if (files.length <= mostFiles) return files;
  const weight =
    by === 'name' ? weightOf(listing, { ...standardOrder, by: 'size' }) : weightOf(listing, { ...standardOrder, by });
  const sign = reversed && by !== 'name' ? -1 : 1;
  const weights = Float64Array.from(files, (node) => sign * weight(node));
  const least = weights.toSorted()[files.length - mostFiles]!;
  const first = files.filter((_, i) => weights[i]! > least);
  const equal = files.filter((_, i) => weights[i] === least);
  return [...first, ...equal.slice(0, mostFiles - first.length)];
}
