import { kindOf } from '../layer/changeset.js';
import type { NodeId } from '../path/path-tree.js';
import { changeCode } from '../tree/change.js';
import { childrenIn, type Listing, membership } from '../tree/listing.js';
import type { Sort } from './state.js';

/** The children of each directory of a listing in the order in which they are shown, sorted when first asked for. */
export class ChildOrder {
  readonly listing: Listing;
  readonly #sort: Sort;
  readonly #sorted = new Map<NodeId, Int32Array>();

  constructor(listing: Listing, sort: Sort) {
    this.listing = listing;
    this.#sort = sort;
  }

  children(node: NodeId): Int32Array {
    let children = this.#sorted.get(node);
    if (children === undefined) {
      children = sorted(this.listing, childrenIn(this.listing, node), this.#sort);
      this.#sorted.set(node, children);
    }
    return children;
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

function sorted(listing: Listing, nodes: readonly NodeId[], sort: Sort): Int32Array {
  const { tree } = listing.stack;
  const entries = nodes.map((node) => ({
    node,
    name: tree.name(node),
    weight: sort === 'size' ? shownBytes(listing, node) : isDirectory(listing, node) ? 1 : 0,
  }));
  entries.sort((a, b) => b.weight - a.weight || Buffer.compare(a.name, b.name));
  return Int32Array.from(entries, ({ node }) => node);
}
