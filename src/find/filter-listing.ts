import { type NodeId, noNode, type PathTree, rootNode } from '../path/path-tree.js';
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

/**
 * Bytes of directories are those of what is shown; all of them where directories are asked for. `search` may be on its way: what it has not come to is not shown. The columns of the `last` one
 * of this listing, which nobody may read any more, are written anew: of a million nodes they are 30 MB, and thrown away by every letter that is
 * typed they would keep the garbage collector busy for longer than all else.
 */
export function filterListing(
  listing: Listing,
  query: Query,
  search: NameSearch,
  last: FilteredListing | null = null,
): FilteredListing {
  const { stack, versions, change } = listing;
  const size = listing.members.length;
  const { flags } = search;
  const known = Math.min(size, search.searched);
  const holds = factTestOf(query.facts, stack);
  const asksFacts = query.facts.length > 0;
  // Whoever asks for directories asks for what is in them too, though none of it is shown.
  const asksDirectories = query.facts.some((fact) => fact.about === 'kind' && fact.is === 'dir' && !fact.negated);
  const asksNames = query.names.some(({ negated }) => !negated);
  const members = last?.members.fill(membership.out) ?? new Uint8Array(size);
  const found = last?.found.fill(0) ?? new Uint8Array(size);
  const foundBelow = last?.foundBelow.fill(0) ?? new Int32Array(size);
  let foundCount = 0;
  for (let node = rootNode + 1; node < known; node += 1) {
    const bits = flags[node]!;
    if (bits === 0 || (bits & nameMatch.out) !== 0) continue;
    const member = listing.members[node]!;
    if (member === membership.out) continue;
    // What only leads to members is shown when it leads to something that is found, or is what is looked for itself.
    const isOwn = (bits & nameMatch.own) !== 0;
    if (asksFacts && (member === membership.context || !holds(node, versions[node]!, change[node]!))) continue;
    if (member === membership.context && !(isOwn && asksNames)) continue;
    members[node] = member;
    if (!isOwn && !asksFacts) continue;
    found[node] = 1;
    foundCount += 1;
  }
  const bytes = sumsOf(listing.bytes, last?.bytes);
  const goneBytes = sumsOf(listing.goneBytes, last?.goneBytes);
  const hiddenBytes = sumsOf(listing.hiddenBytes, last?.hiddenBytes);
  const { tree } = stack;
  // Whoever leads to what is shown is shown: of what is not, nothing below it is.
  for (let node = known - 1; node > rootNode; node -= 1) {
    if (members[node] === membership.out) continue;
    const parent = tree.parent(node);
    foundBelow[parent]! += foundBelow[node]! + found[node]!;
    if (members[parent] === membership.out) members[parent] = membership.context;
    const isWhole = asksDirectories && found[node] === 1;
    addUp(bytes, listing.bytes, tree, node, isWhole);
    if (goneBytes !== listing.goneBytes) addUp(goneBytes, listing.goneBytes, tree, node, isWhole);
    if (hiddenBytes !== listing.hiddenBytes) addUp(hiddenBytes, listing.hiddenBytes, tree, node, isWhole);
  }
  return { ...listing, members, bytes, goneBytes, hiddenBytes, found, foundBelow, foundCount };
}

/** A column to be filled; where there is nothing in the whole image, there is nothing to be added up. */
function sumsOf(all: Float64Array, last: Float64Array | undefined): Float64Array {
  return all[rootNode] === 0 ? all : (last?.fill(0) ?? new Float64Array(all.length));
}

/** Adds what a node has itself, or all of it, which is what it and all below it have less what is below it, to it, and its sum to the one above it. */
function addUp(sums: Float64Array, all: Float64Array, tree: PathTree, node: NodeId, isWhole: boolean): void {
  let own = all[node]!;
  if (own === 0) return;
  if (isWhole) {
    sums[node] = own;
    sums[tree.parent(node)]! += own;
    return;
  }
  for (let child = tree.firstChild(node); child !== noNode; child = tree.nextSibling(child)) {
    if (child < all.length) own -= all[child]!;
  }
  const sum = sums[node]! + own;
  sums[node] = sum;
  sums[tree.parent(node)]! += sum;
}
