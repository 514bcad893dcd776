import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import type { Stack } from '../tree/stack.js';

/** Dive's figures for an image, for people whose gates are set by them. */
export type DiveScore = {
  /** neededBytes by countedBytes; 1 where nothing has a size. */
  readonly efficiency: number;
  /** Sum over all paths of the smallest size that each has in any layer, in bytes. */
  readonly neededBytes: number;
  /** Sum over all paths of the sizes in all layers, in bytes. */
  readonly countedBytes: number;
  /** Bytes of all paths that were seen at least twice, the copy that is kept included. */
  readonly wastedBytes: number;
  /** wastedBytes by the bytes of all layers but the first; null where these have none. */
  readonly userWastedPercent: number | null;
};

/**
 * Dive's formula (wagoodman/dive, filetree.Efficiency): of every path that is a leaf in some layer's own tree, the sizes it
 * has in all of them. A file's whiteout is a leaf of size 0 at its target, a directory's whiteout one of its subtree's
 * size. Where dive gives up, on a whiteout of nothing, the size counts as 0. It pauses after each layer.
 */
export function* diveScore(stack: Stack): Generator<void, DiveScore, void> {
  const size = stack.tree.size;
  const seen = new Uint32Array(size);
  const sum = new Float64Array(size);
  const smallest = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  /** The last layer, counted from 1, whose own tree has something below the node. */
  const above = new Uint32Array(size);
  /** Of the layer that is gone over, the row that counts at a node, from 1 on: of each kind the last. */
  const entryRows = new Uint32Array(size);
  const whiteoutRows = new Uint32Array(size);
  let userBytes = 0;

  const count = (node: NodeId, bytes: number) => {
    seen[node]! += 1;
    sum[node]! += bytes;
    if (bytes < smallest[node]!) smallest[node] = bytes;
  };

  for (const [position, { changeset, nodes, removedBelow }] of stack.layers.entries()) {
    yield;
    for (let row = 0; row < nodes.length; row += 1) {
      for (let up = nodes[row]!; up > rootNode; ) {
        up = stack.tree.parent(up);
        if (above[up] === position + 1) break;
        above[up] = position + 1;
      }
    }
    // In dive's tree of a layer a whiteout is a node beside the entry of its target's name, but of a path that the layer writes
    // twice only the last one stands there.
    for (let row = 0; row < changeset.rows; row += 1) {
      const node = nodes[row]!;
      const kind = changeset.kind[row]!;
      if (node === noNode || kind === kindOf.opaque || kind === kindOf.control) continue;
      if (position > 0) userBytes += changeset.size[row]!;
      if (kind === kindOf.whiteout) whiteoutRows[node] = row + 1;
      else if (node !== rootNode && above[node] !== position + 1) entryRows[node] = row + 1;
    }
    for (let row = 0; row < changeset.rows; row += 1) {
      const node = nodes[row]!;
      if (node === noNode) continue;
      if (entryRows[node] === row + 1) {
        count(node, changeset.size[row]!);
        entryRows[node] = 0;
      } else if (whiteoutRows[node] === row + 1) {
        count(node, removedBelow.get(row) ?? 0);
        whiteoutRows[node] = 0;
      }
    }
  }

  let neededBytes = 0;
  let countedBytes = 0;
  let wastedBytes = 0;
  for (let node = 0; node < size; node += 1) {
    if (seen[node] === 0) continue;
    neededBytes += smallest[node]!;
    countedBytes += sum[node]!;
    if (seen[node]! > 1) wastedBytes += sum[node]!;
  }
  return {
    efficiency: countedBytes === 0 ? 1 : neededBytes / countedBytes,
    neededBytes,
    countedBytes,
    wastedBytes,
    userWastedPercent: userBytes === 0 ? null : wastedBytes / userBytes,
  };
}
