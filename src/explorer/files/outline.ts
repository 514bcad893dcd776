import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { type Listing, membership } from '../../tree/listing.js';
import type { ChildOrder } from './child-order.js';
import { type Folding, isOpen } from './folding.js';

/** A position among the children of one directory. */
type Place = { readonly siblings: Int32Array; index: number };

/** The rows of the files pane, made as they are asked for. */
export type Outline = {
  readonly listing: Listing;
  /** Rows are files with their whole paths, not a tree. */
  readonly isFlat: boolean;
  /** Rows in all. */
  readonly rows: number;
  /** Files that would have a row too, if the list had no end. */
  readonly unlisted: number;
  /** Whether the node is open and has something to show for it. */
  isOpen(node: NodeId): boolean;
  hasChildren(node: NodeId): boolean;
  children(node: NodeId): Int32Array;
  /** The node in that row; `noNode` below the last one. */
  nodeAt(row: number): NodeId;
  /** The row of a node, or of the nearest node above it that has one; -1 when there is none. */
  rowOf(node: NodeId): number;
  /** The nodes of `count` rows from row `first` on. */
  slice(first: number, count: number): NodeId[];
};

/** A number of rows for each open directory. */
type Counts = { get(node: NodeId): number | undefined; set(node: NodeId, rows: number): void };

/** For a tree that is open all through. Where a few are open, a map is: a column of megabytes for each key is more work for who has to throw it away. */
class DenseCounts implements Counts {
  readonly #rows: Int32Array;

  constructor(nodes: number) {
    this.#rows = new Int32Array(nodes);
  }

  get(node: NodeId): number {
    return this.#rows[node]!;
  }

  set(node: NodeId, rows: number): void {
    this.#rows[node] = rows;
  }
}

/**
 * The rows of a tree whose directories are open or closed, the root without a row of its own. It counts the rows below
 * each open directory and sorts only the directories on the way to the rows that are asked for: a million rows that
 * nobody looks at are counted, never made.
 */
export class TreeOutline implements Outline {
  readonly isFlat = false;
  readonly unlisted = 0;
  readonly #order: ChildOrder;
  readonly #isOpen: (node: NodeId) => boolean;
  /** Of each open directory, the rows below it. */
  readonly #below: Counts;
  /** Of the directories that were on the way to a row, how many rows its children before each take; a last one for all. */
  readonly #before = new Map<NodeId, Int32Array>();

  constructor(order: ChildOrder, folding: Folding, opened: ReadonlySet<NodeId>) {
    this.#order = order;
    this.#isOpen = (node) => node === rootNode || isOpen(folding, opened, node);
    this.#below = folding.rest === 'open' ? new DenseCounts(order.listing.members.length) : new Map();
    countRows(order.listing, this.#isOpen, this.#below);
  }

  get listing(): Listing {
    return this.#order.listing;
  }

  get rows(): number {
    return this.#rowsBelow(rootNode);
  }

  isOpen(node: NodeId): boolean {
    return this.#rowsBelow(node) > 0;
  }

  hasChildren(node: NodeId): boolean {
    return this.#order.hasChildren(node);
  }

  children(node: NodeId): Int32Array {
    return this.#order.children(node);
  }

  nodeAt(row: number): NodeId {
    return this.slice(row, 1)[0] ?? noNode;
  }

  rowOf(node: NodeId): number {
    let row = -1;
    let parent = rootNode;
    for (const step of this.#wayTo(node)) {
      if (this.#rowsBelow(parent) === 0) break;
      row += 1;
      row += this.#rowsBefore(parent)[this.#order.children(parent).indexOf(step)]!;
      parent = step;
    }
    return row;
  }

  slice(first: number, count: number): NodeId[] {
    const nodes: NodeId[] = [];
    if (first < 0 || first >= this.rows) return nodes;
    const way = this.#seek(first);
    while (nodes.length < count && way.length > 0) {
      const { siblings, index } = way.at(-1)!;
      const node = siblings[index]!;
      nodes.push(node);
      if (this.#rowsBelow(node) > 0) way.push({ siblings: this.#order.children(node), index: 0 });
      else while (way.length > 0 && ++way.at(-1)!.index === way.at(-1)!.siblings.length) way.pop();
    }
    return nodes;
  }

  /** The places that lead from the top to a row, one for each level. */
  #seek(row: number): Place[] {
    const way: Place[] = [];
    let parent = rootNode;
    for (let left = row; ; left -= 1) {
      const siblings = this.#order.children(parent);
      const before = this.#rowsBefore(parent);
      const index = lastUpTo(before, left);
      left -= before[index]!;
      way.push({ siblings, index });
      if (left === 0) return way;
      parent = siblings[index]!;
    }
  }

  /** Rows that a node takes with everything below it. */
  #rowsOf(node: NodeId): number {
    return 1 + this.#rowsBelow(node);
  }

  #rowsBelow(node: NodeId): number {
    return this.#below.get(node) ?? 0;
  }

  /** A directory can have a hundred thousand children, and every key asks where the cursor is among them. */
  #rowsBefore(parent: NodeId): Int32Array {
    let before = this.#before.get(parent);
    if (before === undefined) {
      const siblings = this.#order.children(parent);
      before = new Int32Array(siblings.length + 1);
      for (let i = 0; i < siblings.length; i += 1) before[i + 1] = before[i]! + this.#rowsOf(siblings[i]!);
      this.#before.set(parent, before);
    }
    return before;
  }

  /** The nodes from below the root down to the node, as far as they are in the listing. */
  #wayTo(node: NodeId): NodeId[] {
    const { members, stack } = this.listing;
    const way: NodeId[] = [];
    for (let up = node; up !== rootNode; up = stack.tree.parent(up)) {
      if (up < members.length && members[up] !== membership.out) way.push(up);
    }
    return way.reverse();
  }
}

function countRows(listing: Listing, isOpen: (node: NodeId) => boolean, below: Counts): void {
  const { members, stack } = listing;
  const { tree } = stack;
  // Every open directory that can be seen, parents before their children.
  const open: NodeId[] = [rootNode];
  for (let i = 0; i < open.length; i += 1) {
    const directory = open[i]!;
    let rows = 0;
    // As `childrenIn`, without a list of them: this is done for every node when everything is open.
    for (let child = tree.firstChild(directory); child !== noNode; child = tree.nextSibling(child)) {
      if (child >= members.length || members[child] === membership.out) continue;
      rows += 1;
      if (tree.firstChild(child) !== noNode && isOpen(child)) open.push(child);
    }
    below.set(directory, rows);
  }
  for (let i = open.length - 1; i > 0; i -= 1) {
    const parent = tree.parent(open[i]!);
    below.set(parent, below.get(parent)! + below.get(open[i]!)!);
  }
}

/** The last index of ascending values whose value is `limit` or less. */
function lastUpTo(values: Int32Array, limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
