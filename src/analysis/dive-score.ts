import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import type { Stack } from '../tree/stack.js';

/** Dive's figures for an image, for people whose gates are set by them. */
export type DiveScore = {
  /** Sum over all paths of the smallest size, by the sum of all sizes; 1 where nothing has a size. */
  readonly efficiency: number;
  /** Bytes of all paths that were seen at least twice, the copy that is kept included. */
  readonly wastedBytes: number;
  /** wastedBytes by the bytes of all layers but the first; null where these have none. */
  readonly userWastedPercent: number | null;
};

/**
 * Dive's formula (wagoodman/dive, filetree.Efficiency): of every path that is a leaf in some layer's own tree, the sizes it
 * has in all of them. A file's whiteout is a leaf of size 0 at its target, a directory's whiteout one of its subtree's
 * size. Where dive gives up, on a whiteout of nothing, the size counts as 0.
 */
export function diveScore(stack: Stack): DiveScore {
  const size = stack.tree.size;
  const seen = new Uint32Array(size);
  const sum = new Float64Array(size);
  const smallest = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  /** The last layer, counted from 1, whose own tree has something below the node. */
  const above = new Uint32Array(size);
  let userBytes = 0;

  stack.layers.forEach(({ changeset, nodes, removedBelow }, position) => {
    for (const node of nodes) {
      for (let up = node; up > rootNode; ) {
        up = stack.tree.parent(up);
        if (above[up] === position + 1) break;
        above[up] = position + 1;
      }
    }
    const count = (node: NodeId, bytes: number) => {
      seen[node]! += 1;
      sum[node]! += bytes;
      smallest[node] = Math.min(smallest[node]!, bytes);
    };
    // In dive's tree of a layer a whiteout is a node beside the entry of its target's name, but of a path that the layer writes
    // twice only the last one stands there.
    const entries = new Map<NodeId, number>();
    const whiteouts = new Map<NodeId, number>();
    for (let row = 0; row < changeset.rows; row += 1) {
      const node = nodes[row]!;
      const kind = changeset.kind[row]!;
      if (node === noNode || kind === kindOf.opaque || kind === kindOf.control) continue;
      if (position > 0) userBytes += changeset.size[row]!;
      if (kind === kindOf.whiteout) whiteouts.set(node, removedBelow.get(row) ?? 0);
      else if (node !== rootNode && above[node] !== position + 1) entries.set(node, changeset.size[row]!);
    }
    for (const [node, bytes] of entries) count(node, bytes);
    for (const [node, bytes] of whiteouts) count(node, bytes);
  });

  let needed = 0;
  let discovered = 0;
  let wastedBytes = 0;
  for (let node = 0; node < size; node += 1) {
    if (seen[node] === 0) continue;
    needed += smallest[node]!;
    discovered += sum[node]!;
    if (seen[node]! > 1) wastedBytes += sum[node]!;
  }
  return {
    efficiency: discovered === 0 ? 1 : needed / discovered,
    wastedBytes,
    userWastedPercent: userBytes === 0 ? null : wastedBytes / userBytes,
  };
}
