import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { childrenIn } from '../../tree/listing.js';
import { canEnter, type Measured } from './measure.js';

/**
 * Directories that have their bytes in one directory, and so on, as `app/.next/cache/webpack/`: a line for each would say one thing four
 * times. They are one tile, which stands for the last of them, as in the trees of editors and of GitHub.
 */
export function endOfChain(measured: Measured, node: NodeId): NodeId {
  let end = node;
  for (let next = onlyDirectory(measured, end); next !== noNode; next = onlyDirectory(measured, end)) end = next;
  return end;
}

/** The first directory of those; a node that is in no chain is its own. The root is in none: it has no tile. */
export function startOfChain(measured: Measured, node: NodeId): NodeId {
  const { tree } = measured.listing.stack;
  let start = node;
  for (let up = tree.parent(start); up !== rootNode && onlyDirectory(measured, up) === start; up = tree.parent(start)) {
    start = up;
  }
  return start;
}

/** The directory in which all bytes of a directory are; `noNode` where they are in several things, or in a file. */
function onlyDirectory(measured: Measured, node: NodeId): NodeId {
  const { listing, bytes } = measured;
  const only = childrenIn(listing, node).find((child) => bytes[child]! > 0) ?? noNode;
  return only !== noNode && bytes[only] === bytes[node] && canEnter(measured, only) ? only : noNode;
}
