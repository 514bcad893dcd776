import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import { changeCode } from './change.js';
import type { Comparison } from './changes-between.js';
import { walk } from './walk.js';

/** The nodes from `top` down that are different or were written again, in the order of a walk. The root of the tree is not among them. */
export function* changedNodes(tree: PathTree, { change }: Pick<Comparison, 'change'>, top: NodeId): Generator<NodeId> {
  // Parents have smaller numbers than their children: one descending pass marks the way to each.
  const onTheWay = new Uint8Array(change.length);
  for (let node = change.length - 1; node > rootNode; node -= 1) {
    if (change[node] !== changeCode.none) onTheWay[node] = 1;
    if (onTheWay[node] === 1) onTheWay[tree.parent(node)] = 1;
  }
  const isChanged = (node: NodeId) => node !== rootNode && change[node] !== changeCode.none;
  if (isChanged(top)) yield top;
  for (const node of walk(tree, (below) => onTheWay[below] === 1, top)) if (isChanged(node)) yield node;
}
