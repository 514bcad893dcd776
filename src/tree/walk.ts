import { type NodeId, noNode, type PathTree, rootNode } from '../path/path-tree.js';

/**
 * Visits the nodes below `top` that are `wanted`, parents first, siblings by the bytes of their names: the order in which
 * `LC_ALL=C sort` would put the components of their paths. A node that is not wanted is not descended into.
 */
export function* walk(tree: PathTree, wanted: (node: NodeId) => boolean, top: NodeId = rootNode): Generator<NodeId> {
  const rest = sortedChildren(tree, top, wanted).reverse();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    yield node;
    const children = sortedChildren(tree, node, wanted);
    for (let i = children.length - 1; i >= 0; i -= 1) rest.push(children[i]!);
  }
}

/** The children of a node that are wanted, by the bytes of their names. */
export function sortedChildren(tree: PathTree, parent: NodeId, wanted: (node: NodeId) => boolean): NodeId[] {
  const children: NodeId[] = [];
  for (let child = tree.firstChild(parent); child !== noNode; child = tree.nextSibling(child)) {
    if (wanted(child)) children.push(child);
  }
  return children.sort((a, b) => Buffer.compare(tree.name(a), tree.name(b)));
}
