import type { NodeId, PathTree } from '../path/path-tree.js';
import { noNode } from '../path/path-tree.js';
import type { LiveTree } from './live-tree.js';
import type { VersionTable } from './version-table.js';

/** The filesystem as it is. */
type Filesystem = { readonly tree: PathTree; readonly live: LiveTree; readonly versions: VersionTable };

/**
 * Logical bytes of the files below each of some directories, a hard link counting nothing, as dive adds them up. All are
 * walked at once: a hostile layer may name one directory a hundred thousand times, or a thousand that lie in each other.
 */
export function bytesBelow(directories: ReadonlySet<NodeId>, filesystem: Filesystem): ReadonlyMap<NodeId, number> {
  const bytes = new Map<NodeId, number>();
  // Parents have smaller numbers than their children: the outer of two directories is walked first, and the inner with it.
  for (const directory of [...directories].sort((a, b) => a - b)) {
    if (!bytes.has(directory)) sumUp(directory, directories, filesystem, bytes);
  }
  return bytes;
}

/** Walks one directory, and notes its sum and those of the wanted ones below it. */
function sumUp(
  top: NodeId,
  wanted: ReadonlySet<NodeId>,
  { tree, live, versions }: Filesystem,
  bytes: Map<NodeId, number>,
): void {
  // Of the directories from `top` down to where the walk is. Paths may be nested thousands deep: no recursion.
  const sums: number[] = [0];
  for (let at = top; ; ) {
    let next = live.firstLive(at);
    if (next !== noNode) sums.push(0);
    while (next === noNode) {
      const sum = sums.pop() ?? 0;
      if (at === top || wanted.has(at)) bytes.set(at, sum);
      if (at === top) return;
      const version = live.current(at);
      const own = version < 0 ? 0 : sizeOf(versions, version);
      sums[sums.length - 1]! += sum + own;
      next = live.nextLive(at);
      if (next !== noNode) sums.push(0);
      else at = tree.parent(at);
    }
    at = next;
  }
}

function sizeOf(versions: VersionTable, version: number): number {
  const { changeset, row } = versions.locate(version);
  return changeset.size[row] as number;
}
