import { kindOf } from '../layer/changeset.js';
import type { Stack } from '../tree/stack.js';
import type { VersionId } from '../tree/version.js';

/** One thing that is to be written: under which path, and what. */
export type Selected = {
  /** Bytes, components joined by `/`, without a leading slash. */
  readonly path: Uint8Array;
  /** `implied` for a directory that no layer wrote an entry for. */
  readonly version: VersionId;
};

/** What is to be written, each path once and a directory before what is in it. It is gone through more than once. */
export type Selection = Iterable<Selected>;

/** What a selection comes to. */
export type SelectionSize = {
  /** Names, of everything but directories. */
  readonly files: number;
  /** Bytes that are stored of their contents; a content with several names counts once. */
  readonly bytes: number;
  /** Contents that have several names in all, of which some may not be selected. */
  readonly linked: ReadonlySet<VersionId>;
};

export function sizeOf(stack: Stack, selection: Selection): SelectionSize {
  let [files, bytes] = [0, 0];
  const linked = new Set<VersionId>();
  const counted = new Set<VersionId>();
  for (const { version } of selection) {
    if (stack.kind(version) === kindOf.directory) continue;
    files += 1;
    const inode = stack.inode(version);
    if (inode !== version) linked.add(inode);
  }
  for (const { version } of selection) {
    if (stack.kind(version) !== kindOf.file) continue;
    const inode = stack.inode(version);
    if (counted.has(inode)) continue;
    if (linked.has(inode)) counted.add(inode);
    const { changeset, row } = stack.locate(inode);
    bytes += changeset.storedSize[row]!;
  }
  return { files, bytes, linked };
}
