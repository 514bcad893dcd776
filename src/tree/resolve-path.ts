import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode, pathComponents, rootNode } from '../path/path-tree.js';
import type { Rootfs } from './rootfs.js';
import type { Stack } from './stack.js';
import { absent, type VersionId } from './version.js';

/** Links followed before a path counts as a loop; Linux's own limit (path_resolution(7)). */
const maxLinks = 40;

/** Where a path leads; `end` is the last node on the way that is there. */
export type Resolution =
  | { readonly kind: 'found'; readonly node: NodeId }
  | { readonly kind: 'missing' | 'not-directory' | 'loop'; readonly end: NodeId };

/**
 * Where a path leads in a filesystem, symbolic links followed as a process in a container follows them: absolute targets and `..` stay
 * below the root. `followLast`: the last part too, as open(2) does; else as lstat(2).
 */
export function resolvePath(stack: Stack, versions: Rootfs, path: Uint8Array, followLast: boolean): Resolution {
  const { tree } = stack;
  // What is still to be walked, the next part last.
  const rest = [...pathComponents(path)].reverse();
  let node: NodeId = rootNode;
  let links = 0;
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (stack.kind(versions[node]!) !== kindOf.directory) return { kind: 'not-directory', end: node };
    if (name.length === 2 && name[0] === 0x2e && name[1] === 0x2e) {
      node = tree.parent(node);
      continue;
    }
    const next = tree.child(node, name);
    if (next === noNode || next >= versions.length || versions[next] === absent) return { kind: 'missing', end: node };
    const target = rest.length > 0 || followLast ? linkTarget(stack, versions[next]!) : null;
    if (target === null) {
      node = next;
      continue;
    }
    links += 1;
    if (links > maxLinks) return { kind: 'loop', end: next };
    if (target[0] === 0x2f) node = rootNode;
    rest.push(...[...pathComponents(target)].reverse());
  }
  return { kind: 'found', node };
}

/** Where a symlink points to; null for everything else. */
function linkTarget(stack: Stack, version: VersionId): Uint8Array | null {
  return stack.kind(version) === kindOf.symlink ? stack.facts(version)!.link : null;
}
