import { decodeName } from '../format/safe-text.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import { UsageError } from '../problem/errors.js';
import { lifeOf } from '../tree/life.js';
import { resolvePath } from '../tree/resolve-path.js';
import { type Rootfs, rootfs } from '../tree/rootfs.js';
import type { Stack } from '../tree/stack.js';
import { absent } from '../tree/version.js';

/** A filesystem of an image: the one after a layer. */
export type Shown = { readonly stack: Stack; readonly layer: number; readonly versions: Rootfs };

/** What a path of the command line leads to in a filesystem. `followLast`: through a symbolic link at its end too. */
export function askedPath({ stack, layer, versions }: Shown, path: string, followLast: boolean): NodeId {
  const resolved = resolvePath(stack, versions, Buffer.from(path), followLast);
  if (resolved.kind === 'found') return resolved.node;
  const after = `in the filesystem after layer ${layer}`;
  if (resolved.kind === 'loop') {
    throw new UsageError(`The symbolic links on the way to ${path} lead to each other ${after}.`, seeThem);
  }
  const elsewhere = whereElse(stack, stack.tree.find(Buffer.from(path)));
  if (elsewhere !== null) throw new UsageError(`There is no path ${path} ${after}.`, elsewhere);
  throw new UsageError(`There is no path ${path} ${after}.`, seeThem);
}

const seeThem = 'See all paths: unearth ls IMAGE';

/**
 * A path that was in the image at some time: where it leads in that filesystem if it is there, otherwise the one of that very name.
 * No path is the root.
 */
export function everNode({ stack, layer, versions }: Shown, path: string | undefined): NodeId {
  if (path === undefined) return rootNode;
  const bytes = Buffer.from(path);
  const resolved = resolvePath(stack, versions, bytes, false);
  if (resolved.kind === 'found') return resolved.node;
  const literal = stack.tree.find(bytes);
  if (literal !== noNode) return literal;
  // Below a symbolic link of an earlier filesystem it has another name.
  for (let below = layer - 1; below >= 0; below -= 1) {
    const earlier = resolvePath(stack, rootfs(stack, below), bytes, false);
    if (earlier.kind === 'found') return earlier.node;
  }
  const { end } = resolved;
  const there = end === rootNode ? '' : ` ${decodeName(stack.tree.path(end))}`;
  throw new UsageError(`There is no path ${path} in any layer.`, `See what is there: unearth ls IMAGE${there}`);
}

/** In which layers a path is that is not in this one. */
function whereElse(stack: Stack, node: NodeId): string | null {
  const life = node === noNode ? [] : lifeOf(stack, node);
  const last = life.findLast(({ after }) => after !== absent);
  if (last === undefined) return null;
  const removed = life.find(({ layer, change }) => layer > last.layer && change === 'removed');
  const end = removed === undefined ? '' : ` and layer ${removed.layer} removed it`;
  return `Layer ${last.layer} wrote it${end}: add --layer ${last.layer}`;
}
