import { kindOf } from '../../layer/changeset.js';
import type { NodeId } from '../../path/path-tree.js';
import { changeCode } from '../../tree/change.js';
import { childrenIn, hasChildIn, type Listing, membership } from '../../tree/listing.js';
import { entriesBelow } from './entries-below.js';
import { hasDirectoriesFirst, type Order } from './order.js';

/** The children of each directory of a listing in the order in which they are shown, sorted when first asked for. */
export class ChildOrder {
  readonly listing: Listing;
  readonly #order: Order;
  readonly #sorted = new Map<NodeId, Int32Array>();
  readonly #parents = new Map<NodeId, boolean>();

  constructor(listing: Listing, order: Order) {
    this.listing = listing;
    this.#order = order;
  }

  children(node: NodeId): Int32Array {
    let children = this.#sorted.get(node);
    if (children === undefined) {
      children = inOrder(this.listing, childrenIn(this.listing, node), this.#order);
      this.#sorted.set(node, children);
    }
    return children;
  }

  /** Whether a directory has any: every row in sight asks, and most are closed and need not be sorted. */
  hasChildren(node: NodeId): boolean {
    let has = this.#parents.get(node);
    if (has === undefined) {
      has = hasChildIn(this.listing, node);
      this.#parents.set(node, has);
    }
    return has;
  }
}

/** The bytes that a row shows: of what is there; of what was removed or is hidden, where nothing else is. */
export function shownBytes({ bytes, goneBytes, hiddenBytes, members, change }: Listing, node: NodeId): number {
  if (members[node] === membership.ghost) return hiddenBytes[node]!;
  return change[node] === changeCode.removed ? goneBytes[node]! : bytes[node]!;
}

export function isDirectory({ stack, versions }: Listing, node: NodeId): boolean {
  return stack.kind(versions[node]!) === kindOf.directory;
}

/** What nodes are compared by, beside their names. */
export function weightOf(listing: Listing, { by }: Order): (node: NodeId) => number {
  const { stack, versions, hiddenBytes } = listing;
  switch (by) {
    case 'name':
      return () => 0;
    case 'size':
      return (node) => shownBytes(listing, node);
    case 'hidden':
      return (node) => hiddenBytes[node]!;
    case 'entries': {
      const below = entriesBelow(listing);
      return (node) => below[node]!;
    }
    case 'time':
      return (node) => {
        const inode = stack.inode(versions[node]!);
        if (inode < 0) return Number.NEGATIVE_INFINITY;
        const { changeset, row } = stack.locate(inode);
        return changeset.mtime[row]!;
      };
    case 'layer':
      return (node) => (versions[node]! < 0 ? -1 : stack.layerOf(versions[node]!));
  }
}

/** Nodes by their weights; those that are equal by what `compareNames` says, always that way round. */
export function inOrder(
  listing: Listing,
  nodes: readonly NodeId[],
  order: Order,
  nameOf = lastPart(listing),
): Int32Array {
  const weight = weightOf(listing, order);
  const first = hasDirectoriesFirst(order);
  const entries = nodes.map((node) => ({
    node,
    name: nameOf(node),
    weight: weight(node),
    group: first && isDirectory(listing, node) ? 0 : 1,
  }));
  const direction = order.reversed ? -1 : 1;
  const names = order.by === 'name' ? direction : 1;
  entries.sort(
    (a, b) => a.group - b.group || direction * compare(b.weight, a.weight) || names * Buffer.compare(a.name, b.name),
  );
  return Int32Array.from(entries, ({ node }) => node);
}

function lastPart({ stack }: Listing): (node: NodeId) => Uint8Array {
  return (node) => stack.tree.name(node);
}

/** As a difference, but of infinite ones too. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
