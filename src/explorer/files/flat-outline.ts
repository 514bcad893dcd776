import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { type Listing, membership } from '../../tree/listing.js';
import { inOrder, isDirectory, shownBytes } from './child-order.js';
import type { Order } from './order.js';
import type { Outline } from './outline.js';

/** Files that the list has: nobody reads more. */
const mostFiles = 10_000;

const noChildren = new Int32Array(0);

/** The largest files of a listing in one list, without their directories. */
export class FlatOutline implements Outline {
  readonly listing: Listing;
  readonly isFlat = true;
  readonly #nodes: Int32Array;
  readonly #rows: ReadonlyMap<NodeId, number>;

  constructor(listing: Listing, order: Order) {
    this.listing = listing;
    this.#nodes = inOrder(listing, largestFiles(listing), order, (node) => listing.stack.tree.path(node));
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

/** The files with the most bytes, no more than are listed, in no order. */
function largestFiles(listing: Listing): NodeId[] {
  const { members } = listing;
  const files: NodeId[] = [];
  for (let node = rootNode + 1; node < members.length; node += 1) {
    const isIn = members[node] === membership.member || members[node] === membership.ghost;
    if (isIn && !isDirectory(listing, node)) files.push(node);
  }
  if (files.length <= mostFiles) return files;
  const sizes = Float64Array.from(files, (node) => shownBytes(listing, node)).sort();
  const least = sizes[sizes.length - mostFiles]!;
  const larger = files.filter((node) => shownBytes(listing, node) > least);
  const equal = files.filter((node) => shownBytes(listing, node) === least);
  return [...larger, ...equal.slice(0, mostFiles - larger.length)];
}
