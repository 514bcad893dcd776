import type { Analysis } from '../../analysis/analysis.js';
import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { type Listing, listChanges, listRootfs, membership } from '../../tree/listing.js';
import { beforeBase } from '../../tree/rootfs.js';
import { asksHidden, filteredListing, openedByFilter } from '../filter/filtered-files.js';
import { isLayerKnown, type State } from '../state.js';
import { ChildOrder } from './child-order.js';
import { FlatOutline } from './flat-outline.js';
import type { Folding } from './folding.js';
import { openedOfItself } from './opened-of-itself.js';
import type { Order } from './order.js';
import { type Outline, TreeOutline } from './outline.js';

/** Bytes that listings may be kept in; one takes 30 bytes a path. At least two are kept, to go back and forth between. */
const cacheBytes = 96e6;
const bytesPerNode = 30;

/** What was folded once for an analysis: a new analysis may know more, so it starts anew. */
type Cache = {
  /** By view, layer and ghosts; the most recently used last. */
  readonly listings: Map<string, Listing>;
  readonly orders: WeakMap<Listing, Map<string, Ordered>>;
};

/** A listing in one order, with the last rows that were made of it. */
type Ordered = {
  readonly children: ChildOrder;
  tree: { readonly folding: Folding; readonly outline: Outline } | null;
  flat: Outline | null;
};

const caches = new WeakMap<Analysis, Cache>();

/** The rows of the files pane; null while the selected layer is not known yet. */
export function outlineOf(state: State): Outline | null {
  const { inspection, folding, order, filter, flat } = state;
  if (inspection === null || !isLayerKnown(state)) return null;
  const cache = cacheOf(inspection.analysis);
  const whole = listingOf(state, cache);
  const shown = filter?.shown ?? null;
  const listing = shown === null ? whole : filteredListing(whole, shown);
  const ordered = orderedAs(listing, order, cache);
  if (flat !== null) {
    ordered.flat ??= new FlatOutline(listing, order);
    return ordered.flat;
  }
  if (ordered.tree?.folding === folding) return ordered.tree.outline;
  const opened = shown === null ? openedOfItself(listing, shownFirst(state, listing)) : openedByFilter(listing);
  const outline = new TreeOutline(ordered.children, folding, opened);
  ordered.tree = { folding, outline };
  return outline;
}

function shownFirst({ ghosts, inspection }: State, listing: Listing): Iterable<NodeId> {
  return ghosts === null ? [] : hiddenRows(inspection!.analysis, listing);
}

/**
 * The paths of a listing whose content is hidden, now or by a later layer: those whose bytes ship for nothing, the most
 * bytes first. Whoever wants some does not wait for all.
 */
export function* hiddenRows(analysis: Analysis, { stack, members, versions }: Listing): Generator<NodeId> {
  for (const { version, node } of analysis.hidden) {
    if (node >= members.length || members[node] === membership.out) continue;
    if (members[node] === membership.ghost || stack.inode(versions[node]!) === version) yield node;
  }
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
    cache = { listings: new Map(), orders: new WeakMap() };
    caches.set(analysis, cache);
  }
  return cache;
}

/** All that the files pane may show, before anything is filtered; null while the selected layer is not known yet. */
export function wholeListing(state: State): Listing | null {
  const { inspection } = state;
  return inspection === null || !isLayerKnown(state) ? null : listingOf(state, cacheOf(inspection.analysis));
}

function listingOf(state: State, { listings }: Cache): Listing {
  const withGhosts = state.ghosts !== null || asksHidden(state.filter);
  const mark = state.view === 'since-mark' ? state.mark : null;
  const key = `${state.view} ${state.layer} ${mark} ${withGhosts}`;
  const listing = listings.get(key) ?? makeListing(state, withGhosts);
  listings.delete(key);
  listings.set(key, listing);
  const kept = Math.max(2, Math.floor(cacheBytes / (bytesPerNode * listing.members.length)));
  for (const oldest of listings.keys()) {
    if (listings.size <= kept) break;
    listings.delete(oldest);
  }
  return listing;
}

function makeListing({ inspection, view, layer, mark }: State, withGhosts: boolean): Listing {
  const { stack } = inspection!;
  if (view === 'filesystem') return listRootfs(stack, layer, withGhosts);
  if (view === 'since-mark') {
    const [from, to] = rangeOf(mark ?? layer, layer);
    return listChanges(stack, from, to, withGhosts);
  }
  // Nothing comes before the base: what changed up to it is what it wrote itself.
  const from = view === 'changes' ? layer - 1 : Math.min(0, layer - 1);
  return listChanges(stack, Math.max(beforeBase, from), layer, withGhosts);
}

/** The layer after which changes are shown, and the last one whose changes are: the marked one is the older of the two, whichever it is. */
export function rangeOf(mark: number, layer: number): readonly [number, number] {
  return [Math.min(mark, layer), Math.max(mark, layer)];
}

function orderedAs(listing: Listing, order: Order, { orders }: Cache): Ordered {
  let all = orders.get(listing);
  if (all === undefined) {
    all = new Map();
    orders.set(listing, all);
  }
  const key = `${order.by} ${order.reversed} ${order.directoriesFirst}`;
  let ordered = all.get(key);
  if (ordered === undefined) {
    ordered = { children: new ChildOrder(listing, order), tree: null, flat: null };
    all.set(key, ordered);
  }
  return ordered;
}
