import { rootNode } from '../path/path-tree.js';
import type { Stack } from './stack.js';
import { absent, implied } from './version.js';

/** A filesystem: of each node of the tree the version that is visible, `absent` where nothing is. */
export type Rootfs = Int32Array;

/** What lies below the base layer: an empty root directory. As a position for `rootfs`, it stands before layer 0. */
export const beforeBase = -1;

/** The filesystem after the layer at that position: a fold over what each layer did, from the base up. */
export function rootfs(stack: Stack, layer: number): Rootfs {
  const versions = new Int32Array(stack.tree.size).fill(absent);
  versions[rootNode] = implied;
  for (let position = 0; position <= layer; position += 1) {
    const { nodes, after } = stack.layers[position]!.journal;
    for (let i = 0; i < nodes.length; i += 1) versions[nodes[i]!] = after[i]!;
  }
  return versions;
}
