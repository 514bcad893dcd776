import type { Analysis } from '../analysis/analysis.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import { type Listing, listChanges, listRootfs, membership } from '../tree/listing.js';
import { beforeBase } from '../tree/rootfs.js';
import { ChildOrder } from './child-order.js';
import type { Folding } from './folding.js';
import { openedOfItself } from './opened-of-itself.js';
import { Outline } from './outline.js';
import { isLayerKnown, type Sort, type State } from './state.js';

/** Bytes that listings may be kept in; one takes 30 bytes a path. At least two are kept, to go back and forth between. */
const cacheBytes = 96e6;
const bytesPerNode = 30;

/** What was folded once for an analysis: a new analysis may know more, so it starts anew. */
type Cache = {
  /** By view, layer and ghosts; the most recently used last. */
  readonly listings: Map<string, Listing>;
  readonly orders: WeakMap<Listing, Map<Sort, ChildOrder>>;
  readonly outlines: WeakMap<ChildOrder, { readonly folding: Folding; readonly outline: Outline }>;
};

const caches = new WeakMap<Analysis, Cache>();

/** The rows of the files pane; null while the selected layer is not known yet. */
export function outlineOf(state: State): Outline | null {
  const { inspection, folding, sort } = state;
  if (inspection === null || !isLayerKnown(state)) return null;
  const cache = cacheOf(inspection.analysis);
  const listing = listingOf(state, cache);
  const order = orderOf(listing, sort, cache);
  const last = cache.outlines.get(order);
  if (last?.folding === folding) return last.outline;
  const shown = state.ghosts !== null ? hiddenRows(inspection.analysis, listing) : [];
  const outline = new Outline(order, folding, openedOfItself(listing, shown));
  cache.outlines.set(order, { folding, outline });
  return outline;
}

/**
 * The paths of a listing whose content is hidden, now or by a later layer: those whose bytes ship for nothing, the most
 * bytes first.
 */
export function hiddenRows(analysis: Analysis, { stack, members, versions }: Listing): NodeId[] {
  const nodes: NodeId[] = [];
  for (const { version, node } of analysis.hidden) {
    if (node >= members.length || members[node] === membership.out) continue;
    if (members[node] === membership.ghost || stack.inode(versions[node]!) === version) nodes.push(node);
  }
  return nodes;
}

/** The row of the selected path, or of the nearest one above it that is there; the first row where neither is. */
export function cursorRow({ cursor }: State, outline: Outline): number {
  return cursor === null ? 0 : Math.max(0, outline.rowOf(cursor));
}

/** The selected path, as far as it is there; `noNode` when there is nothing to select. */
export function cursorNode(state: State): NodeId {
  const outline = outlineOf(state);
  return outline === null ? noNode : outline.nodeAt(cursorRow(state, outline));
}

/** The directories above a node, the nearest first, the root not among them. */
export function* ancestors({ stack }: Listing, node: NodeId): Generator<NodeId> {
  for (let up = stack.tree.parent(node); up !== rootNode; up = stack.tree.parent(up)) yield up;
}

function cacheOf(analysis: Analysis): Cache {
  let cache = caches.get(analysis);
  if (cache === undefined) {
    cache = { listings: new Map(), orders: new WeakMap(), outlines: new WeakMap() };
    caches.set(analysis, cache);
  }
  return cache;
}

function listingOf(state: State, { listings }: Cache): Listing {
  const key = `${state.view} ${state.layer} ${state.ghosts === null ? '' : 'ghosts'}`;
  const listing = listings.get(key) ?? makeListing(state);
  listings.delete(key);
  listings.set(key, listing);
  const kept = Math.max(2, Math.floor(cacheBytes / (bytesPerNode * listing.members.length)));
  for (const oldest of listings.keys()) {
    if (listings.size <= kept) break;
    listings.delete(oldest);
  }
  return listing;
}

function makeListing({ inspection, view, layer, ghosts }: State): Listing {
  const { stack } = inspection!;
  if (view === 'filesystem') return listRootfs(stack, layer, ghosts !== null);
  // Nothing comes before the base: what changed up to it is what it wrote itself.
  const from = view === 'changes' ? layer - 1 : Math.min(0, layer - 1);
  return listChanges(stack, Math.max(beforeBase, from), layer, ghosts !== null);
}

function orderOf(listing: Listing, sort: Sort, { orders }: Cache): ChildOrder {
  let sorted = orders.get(listing);
  if (sorted === undefined) {
    sorted = new Map();
    orders.set(listing, sorted);
  }
  let order = sorted.get(sort);
  if (order === undefined) {
    order = new ChildOrder(listing, sort);
    sorted.set(sort, order);
  }
  return order;
}
