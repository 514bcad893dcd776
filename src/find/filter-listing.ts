import { rootNode } from '../path/path-tree.js';
import { type Listing, membership } from '../tree/listing.js';
import { factTestOf } from './fact-test.js';
import { type NameSearch, nameMatch } from './name-search.js';
import type { Query } from './query.js';

/** The part of a listing that a query finds, with the directories that lead there. */
export type FilteredListing = Listing & {
  /** 1 for each node that is found; what is below a directory that is found is there too, and counts as found only where facts are asked for. */
  readonly found: Uint8Array;
  /** Found nodes below each node, itself not counted. */
  readonly foundBelow: Int32Array;
  /** In all. */
  readonly foundCount: number;
};

/** Bytes of directories are those of what is shown. `search` may be on its way: what it has not come to is not shown. */
export function filterListing(listing: Listing, query: Query, search: NameSearch): FilteredListing {
  const { stack, versions, change } = listing;
  const size = listing.members.length;
  const { flags } = search;
  const known = Math.min(size, search.searched);
  const holds = factTestOf(query.facts, stack);
  const asksFacts = query.facts.length > 0;
  const asksNames = query.names.some(({ negated }) => !negated);
  const members = new Uint8Array(size);
  const found = new Uint8Array(size);
  const foundBelow = new Int32Array(size);
  let foundCount = 0;
  for (let node = rootNode + 1; node < known; node += 1) {
    const member = listing.members[node]!;
    const bits = flags[node]!;
    if (member === membership.out || (bits & nameMatch.out) !== 0 || bits === 0) continue;
    // What only leads to members is shown when it leads to something that is found, or is what is looked for itself.
    const isOwn = (bits & nameMatch.own) !== 0;
    if (asksFacts && (member === membership.context || !holds(node, versions[node]!, change[node]!))) continue;
    if (member === membership.context && !(isOwn && asksNames)) continue;
    members[node] = member;
    if (!isOwn && !asksFacts) continue;
    found[node] = 1;
    foundCount += 1;
  }
  const sums = [listing.bytes, listing.goneBytes, listing.hiddenBytes].map((all) => withoutSums(all, listing));
  for (let node = size - 1; node > rootNode; node -= 1) {
    const parent = stack.tree.parent(node);
    foundBelow[parent]! += foundBelow[node]! + found[node]!;
    for (const bytes of sums) {
      if (members[node] === membership.out) bytes[node] = 0;
      bytes[parent]! += bytes[node]!;
    }
    if (members[node] !== membership.out && members[parent] === membership.out) members[parent] = membership.context;
  }
  const [bytes, goneBytes, hiddenBytes] = sums as [Float64Array, Float64Array, Float64Array];
  return { ...listing, members, bytes, goneBytes, hiddenBytes, found, foundBelow, foundCount };
}

/** The bytes of each node itself, from the sums of it and all below it. */
function withoutSums(sums: Float64Array, { stack }: Listing): Float64Array {
  const own = sums.slice();
  for (let node = own.length - 1; node > rootNode; node -= 1) own[stack.tree.parent(node)]! -= sums[node]!;
  return own;
}
