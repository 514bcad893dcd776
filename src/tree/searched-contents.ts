import { kindOf } from '../layer/changeset.js';
import { type NodeId, rootNode } from '../path/path-tree.js';
import { rootfs } from './rootfs.js';
import type { Stack } from './stack.js';
import type { VersionId } from './version.js';

/**
 * The contents that have a name at or below `top`, each by its inode with the first of these names: all versions of all files, or
 * where a layer is named those that its filesystem shows. Empty files have none. The inodes ascend, as they lie in the layers.
 */
export function searchedContents(stack: Stack, top: NodeId, layer: number | null): ReadonlyMap<VersionId, NodeId> {
  const found = new Map<VersionId, NodeId>();
  const add = (version: VersionId, node: NodeId) => {
    const inode = stack.inode(version);
    if (found.has(inode) || stack.kind(inode) !== kindOf.file) return;
    if (top !== rootNode && !stack.tree.isWithin(node, top)) return;
    const { changeset, row } = stack.locate(inode);
    if (changeset.size[row]! > 0) found.set(inode, node);
  };
  if (layer === null) {
    for (const { changeset, firstVersion, nodes } of stack.layers) {
      for (let row = 0; row < changeset.rows; row += 1) {
        const kind = changeset.kind[row];
        if (kind === kindOf.file || kind === kindOf.hardlink) add(firstVersion + row, nodes[row]!);
      }
    }
  } else {
    rootfs(stack, layer).forEach((version, node) => {
      if (version >= 0) add(version, node);
    });
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}
