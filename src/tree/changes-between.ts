import { changeBetween, changeCode } from './change.js';
import { type Rootfs, rootfs } from './rootfs.js';
import type { Stack } from './stack.js';
import { absent } from './version.js';

/** A filesystem by its place: the one after a layer of an image. */
export type Place = { readonly stack: Stack; readonly layer: number };

/** Two filesystems side by side, as columns over the nodes of the tree that they share. */
export type Comparison = {
  readonly before: Rootfs;
  readonly after: Rootfs;
  /** `changeCode` of each node; `unchanged` where it was written again and differs in nothing. */
  readonly change: Uint8Array;
};

/**
 * What is different between two filesystems: two layers of an image, or two images whose stacks have one tree. Both are folded,
 * then compared node by node.
 */
export function changesBetween(a: Place, b: Place): Comparison {
  if (a.stack.tree !== b.stack.tree) throw new Error('Filesystems are compared in one tree.');
  const before = rootfs(a.stack, a.layer);
  const after = rootfs(b.stack, b.layer);
  const change = new Uint8Array(after.length);
  const isOneImage = a.stack === b.stack;
  for (let node = 0; node < after.length; node += 1) {
    const [was, is] = [before[node]!, after[node]!];
    if (was === is && (isOneImage || is === absent)) continue;
    change[node] = changeCode[changeBetween({ stack: a.stack, version: was }, { stack: b.stack, version: is })];
  }
  return { before, after, change };
}
