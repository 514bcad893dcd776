import { type NodeId, rootNode } from '../path/path-tree.js';
import type { Rootfs } from '../tree/rootfs.js';
import type { Stack } from '../tree/stack.js';
import { absent } from '../tree/version.js';
import { walk } from '../tree/walk.js';
import type { Selected, Selection } from './selection.js';

/**
 * What a filesystem has at some nodes and below them. `writtenBy`: only what that layer, the last one of the filesystem, wrote itself.
 * The root directory is not among it: that is the folder that is written to.
 */
export function selectPaths(
  stack: Stack,
  versions: Rootfs,
  nodes: readonly NodeId[],
  writtenBy: number | null = null,
): Selection {
  const { tree } = stack;
  const tops = [...new Set(nodes)].filter(
    (node) => !nodes.some((other) => other !== node && tree.isWithin(node, other)),
  );
  const isThere = (node: NodeId) => node < versions.length && versions[node] !== absent;
  const isWanted = (node: NodeId) => {
    const version = versions[node]!;
    return node !== rootNode && (writtenBy === null || (version >= 0 && stack.layerOf(version) === writtenBy));
  };
  const selected = (node: NodeId): Selected => ({ path: tree.path(node), version: versions[node]! });
  return {
    *[Symbol.iterator]() {
      for (const top of tops) {
        if (isThere(top) && isWanted(top)) yield selected(top);
        for (const node of walk(tree, isThere, top)) if (isWanted(node)) yield selected(node);
      }
    },
  };
}
