import type { FilteredListing } from '../../find/filter-listing.js';
import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import type { Outline } from '../files/outline.js';

/** Of a tree, what is found next or before a node, in the order of the screen, in closed directories too; `noNode` where nothing is. */
export function nextFound(outline: Outline, listing: FilteredListing, node: NodeId, by: 1 | -1): NodeId {
  return by > 0 ? after(outline, listing, node) : before(outline, listing, node);
}

/** The first one that is found in the order of the screen. */
export function firstFound(outline: Outline, listing: FilteredListing): NodeId {
  return outline.isFlat ? outline.nodeAt(0) : firstBelow(outline, listing, rootNode);
}

/** The last one. */
export function lastFound(outline: Outline, listing: FilteredListing): NodeId {
  return outline.isFlat ? outline.nodeAt(outline.rows - 1) : lastBelow(outline, listing, rootNode);
}

function after(outline: Outline, listing: FilteredListing, node: NodeId): NodeId {
  if (outline.isFlat) return outline.nodeAt(outline.rowOf(node) + 1);
  const below = firstBelow(outline, listing, node);
  if (below !== noNode) return below;
  const { tree } = listing.stack;
  for (let at = node; at !== rootNode; at = tree.parent(at)) {
    const siblings = outline.children(tree.parent(at));
    const next = siblings.subarray(siblings.indexOf(at) + 1).find((other) => leads(listing, other));
    if (next !== undefined) return listing.found[next] === 1 ? next : firstBelow(outline, listing, next);
  }
  return noNode;
}

function before(outline: Outline, listing: FilteredListing, node: NodeId): NodeId {
  if (outline.isFlat) return outline.nodeAt(outline.rowOf(node) - 1);
  const { tree } = listing.stack;
  for (let at = node; at !== rootNode; at = tree.parent(at)) {
    const siblings = outline.children(tree.parent(at));
    const previous = siblings.subarray(0, siblings.indexOf(at)).findLast((other) => leads(listing, other));
    if (previous !== undefined)
      return listing.foundBelow[previous]! > 0 ? lastBelow(outline, listing, previous) : previous;
    if (listing.found[tree.parent(at)] === 1) return tree.parent(at);
  }
  return noNode;
}

function leads({ found, foundBelow }: FilteredListing, node: NodeId): boolean {
  return found[node] === 1 || foundBelow[node]! > 0;
}

function firstBelow(outline: Outline, listing: FilteredListing, node: NodeId): NodeId {
  if (listing.foundBelow[node] === 0) return noNode;
  const child = outline.children(node).find((other) => leads(listing, other))!;
  return listing.found[child] === 1 ? child : firstBelow(outline, listing, child);
}

function lastBelow(outline: Outline, listing: FilteredListing, node: NodeId): NodeId {
  if (listing.foundBelow[node] === 0) return noNode;
  const child = outline.children(node).findLast((other) => leads(listing, other))!;
  return listing.foundBelow[child]! > 0 ? lastBelow(outline, listing, child) : child;
}
