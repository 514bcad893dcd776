import { type NodeId, noNode, type PathTree } from '../../path/path-tree.js';

/** Children of a directory whose names begin with something. */
export type FirstNames = {
  /** The first of them, in the order of their bytes. */
  readonly nodes: readonly NodeId[];
  readonly count: number;
  /** What all their names begin with. */
  readonly shared: Uint8Array;
};

/**
 * The first `most` children in the order of their names, in one pass through all of them: only what comes before the last one that is kept is
 * put in its place, so a directory of 25 000 names costs little more than looking at each.
 */
export function firstNames(tree: PathTree, folder: NodeId, start: Uint8Array, most: number): FirstNames {
  const nodes: NodeId[] = [];
  let count = 0;
  let shared: Uint8Array | null = null;
  const { names, starts } = tree.nameRanges();
  for (let node = tree.firstChild(folder); node !== noNode; node = tree.nextSibling(node)) {
    const [from, to] = [starts[node]!, starts[node + 1]!];
    if (to - from < start.length || !begins(names, from, start)) continue;
    count += 1;
    shared = shared === null ? names.subarray(from, to) : shared.subarray(0, equalBytes(names, from, to, shared));
    const name = names.subarray(from, to);
    if (nodes.length === most && Buffer.compare(name, tree.name(nodes[most - 1]!)) >= 0) continue;
    nodes.splice(placeOf(tree, nodes, name), 0, node);
    if (nodes.length > most) nodes.pop();
  }
  return { nodes, count, shared: shared ?? start };
}

function begins(names: Uint8Array, from: number, start: Uint8Array): boolean {
  for (let i = 0; i < start.length; i += 1) if (names[from + i] !== start[i]) return false;
  return true;
}

function equalBytes(names: Uint8Array, from: number, to: number, other: Uint8Array): number {
  const most = Math.min(to - from, other.length);
  let at = 0;
  while (at < most && names[from + at] === other[at]) at += 1;
  return at;
}

function placeOf(tree: PathTree, nodes: readonly NodeId[], name: Uint8Array): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Buffer.compare(tree.name(nodes[middle]!), name) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
