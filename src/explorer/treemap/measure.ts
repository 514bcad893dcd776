import { type NodeId, noNode } from '../../path/path-tree.js';
import { childrenIn, type Listing } from '../../tree/listing.js';
import { wholeListing } from '../files/files.js';
import { type State, stackedLayers } from '../state.js';

/** What the areas of the map stand for: all that is there after a layer, what the layer changed, what is hidden in the image. */
export const measures = ['filesystem', 'changes', 'hidden'] as const;
export type Measure = (typeof measures)[number];

/** The bytes that are drawn, by node. */
export type Measured = {
  readonly measure: Measure;
  readonly listing: Listing;
  readonly bytes: Float64Array;
};

/** The listing that the files pane would show, so that both share it; null while the layer is not known yet. */
export function measuredFor(state: State, measure: Measure): Measured | null {
  if (measure !== 'hidden') {
    const listing = wholeListing({ ...state, view: measure, ghosts: null, filter: null });
    return listing === null ? null : { measure, listing, bytes: listing.bytes };
  }
  const listing = wholeListing(inHiddenView(state));
  return listing === null ? null : { measure, listing, bytes: listing.hiddenBytes };
}

/** The view in which all hidden files of the image are in their places. */
export function inHiddenView(state: State): State {
  const { view, layer } = state;
  const ghosts = state.ghosts ?? { view, layer, pending: false };
  return { ...state, view: 'filesystem', layer: Math.max(0, stackedLayers(state) - 1), ghosts, filter: null };
}

/** What is in a directory and has bytes. */
export type Parts = {
  /** At least so large as asked for, the largest first. */
  readonly nodes: readonly NodeId[];
  /** What else has bytes, and how many. A directory may have some itself: those of a file that was there before. */
  readonly restCount: number;
};

/** More would not be told apart. */
const mostParts = 400;

/** The children of at least `least` bytes: those of a directory with a million are looked at once, and few of them sorted. */
export function partsOf({ listing, bytes }: Measured, node: NodeId, least: number): Parts {
  const large: NodeId[] = [];
  let count = 0;
  let own = bytes[node]!;
  for (const child of childrenIn(listing, node)) {
    const size = bytes[child]!;
    if (size === 0) continue;
    count += 1;
    own -= size;
    if (size >= least) large.push(child);
  }
  large.sort((a, b) => bytes[b]! - bytes[a]! || a - b);
  const nodes = large.slice(0, mostParts);
  return { nodes, restCount: count - nodes.length + (own > 0 ? 1 : 0) };
}

/** Whether something with bytes lies in it. */
export function canEnter({ listing, bytes }: Measured, node: NodeId): boolean {
  if (node === noNode) return false;
  return childrenIn(listing, node).some((child) => bytes[child]! > 0);
}
