import type { FilteredListing } from '../../find/filter-listing.js';
import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import type { Outline } from '../files/outline.js';

/** What is found, and whether the end was passed on the way there. */
export type NextFound = { readonly node: NodeId; readonly isRound: boolean };

/**
 * What is found so many steps after a node, or before it, in the order of the screen, in closed directories too, and from the last one on to the
 * first; null where nothing is. However many steps these are, it costs the children of the directories on the way to both.
 */
export function nextFound(outline: Outline, listing: FilteredListing, node: NodeId, by: number): NextFound | null {
  const count = outline.isFlat ? outline.rows : listing.foundBelow[rootNode]!;
  if (count === 0) return null;
  const isFound = outline.isFlat || listing.found[node] === 1;
  const before = outline.isFlat ? outline.rowOf(node) : foundBefore(outline, listing, node);
  // From what is none of them itself, the next one is the first step.
  const to = before + by - (by > 0 && !isFound ? 1 : 0);
  const place = ((to % count) + count) % count;
  return { node: foundAt(outline, listing, place), isRound: to < 0 || to >= count };
}

/** The first one that is found in the order of the screen; `noNode` where nothing is. */
export function firstFound(outline: Outline, listing: FilteredListing): NodeId {
  return outline.isFlat ? outline.nodeAt(0) : foundAt(outline, listing, 0);
}

/** How many are found before a node. */
function foundBefore(outline: Outline, listing: FilteredListing, node: NodeId): number {
  const { tree } = listing.stack;
  let before = 0;
  for (let at = node; at !== rootNode; at = tree.parent(at)) {
    const parent = tree.parent(at);
    before += listing.found[parent]!;
    for (const sibling of outline.children(parent)) {
      if (sibling === at) break;
      before += foundIn(listing, sibling);
    }
  }
  return before;
}

/** The one that so many are found before; `noNode` where there are not so many. */
function foundAt(outline: Outline, listing: FilteredListing, place: number): NodeId {
  if (outline.isFlat) return outline.nodeAt(place);
  let left = place;
  let node = rootNode;
  for (;;) {
    let inside: NodeId = noNode;
    for (const child of outline.children(node)) {
      if (left < foundIn(listing, child)) {
        inside = child;
        break;
      }
      left -= foundIn(listing, child);
    }
    if (inside === noNode || (left === 0 && listing.found[inside] === 1)) return inside;
    left -= listing.found[inside]!;
    node = inside;
  }
}

/** A node and all below it. */
function foundIn({ found, foundBelow }: FilteredListing, node: NodeId): number {
  return found[node]! + foundBelow[node]!;
}
