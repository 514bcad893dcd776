import { type FilteredListing, filterListing } from '../../find/filter-listing.js';
import { foundByLayer } from '../../find/found-by-layer.js';
import { type NodeId, rootNode } from '../../path/path-tree.js';
import type { Listing } from '../../tree/listing.js';
import type { State } from '../state.js';
import type { Filter, Found } from './filter.js';

/** Paths that are found whose directories are open before the user said anything: some screens full. */
const enough = 500;

const filtered = new WeakMap<Listing, { readonly found: Found; readonly listing: FilteredListing }>();
const opened = new WeakMap<Listing, ReadonlySet<NodeId>>();
const counted = new WeakMap<Found, { readonly layers: number; readonly counts: readonly number[] }>();

/** Whether what is hidden has to be listed to be found. */
export function asksHidden(filter: Filter | null): boolean {
  return (
    filter?.shown?.query.facts.some((fact) => fact.about === 'kind' && fact.is === 'hidden' && !fact.negated) === true
  );
}

/** The part of a listing that is found. The last one is kept for each listing, and gives its columns to the next. */
export function filteredListing(listing: Listing, found: Found): FilteredListing {
  const last = filtered.get(listing);
  if (last?.found === found) return last.listing;
  const made = filterListing(listing, found.query, found.search, last?.listing);
  filtered.set(listing, { found, listing: made });
  return made;
}

/** Whether a listing is filtered. */
export function isFiltered(listing: Listing): listing is FilteredListing {
  return 'foundBelow' in listing;
}

/** The directories on the way to the first ones that are found. */
export function openedByFilter(listing: Listing): ReadonlySet<NodeId> {
  const known = opened.get(listing);
  if (known !== undefined || !isFiltered(listing)) return known ?? new Set();
  const { found, stack } = listing;
  const ways = new Set<NodeId>();
  let left = enough;
  for (let node = found.indexOf(1); node !== -1 && left > 0; node = found.indexOf(1, node + 1)) {
    left -= 1;
    for (let up = stack.tree.parent(node); up !== rootNode && !ways.has(up); up = stack.tree.parent(up)) ways.add(up);
  }
  opened.set(listing, ways);
  return ways;
}

/** How many of the found paths each layer touched; null where nothing is looked for, or not all is gone through yet. */
export function foundCounts({ filter, inspection }: State): readonly number[] | null {
  const shown = filter?.shown ?? null;
  if (shown === null || inspection === null || !shown.search.isDone) return null;
  const { stack } = inspection;
  const layers = stack.layers.length;
  const last = counted.get(shown);
  if (last?.layers === layers) return last.counts;
  const { query, search } = shown;
  const counts = foundByLayer(stack, query, search);
  counted.set(shown, { layers, counts });
  return counts;
}
