import { rootNode } from '../../path/path-tree.js';
import { type Listing, membership } from '../../tree/listing.js';

const known = new WeakMap<Listing, Int32Array>();

/** Paths of a listing below each node, itself not counted. */
export function entriesBelow(listing: Listing): Int32Array {
  let below = known.get(listing);
  if (below === undefined) {
    const { members, stack } = listing;
    below = new Int32Array(members.length);
    for (let node = members.length - 1; node > rootNode; node -= 1) {
      if (members[node] !== membership.out) below[stack.tree.parent(node)]! += 1 + below[node]!;
    }
    known.set(listing, below);
  }
  return below;
}
