import { kindOf } from '../layer/changeset.js';
import { digestIndex } from '../layer/content-digests.js';
import { sameContent } from '../layer/same-content.js';
import { rootNode } from '../path/path-tree.js';
import { compareVersions } from './change.js';
import type { Stack } from './stack.js';
import { absent, type VersionId } from './version.js';

/** How many paths a layer adds, modifies and removes against the filesystem below it; the root is not counted. */
export type ChangeCounts = { readonly added: number; readonly modified: number; readonly removed: number };

/** Counts over the journal of one layer. A removed directory counts every path that vanishes with it. */
export function countChanges(stack: Stack, layer: number): ChangeCounts {
  const { nodes, before, after } = stack.layers[layer]!.journal;
  let [added, modified, removed] = [0, 0, 0];
  for (let i = 0; i < nodes.length; i += 1) {
    if (nodes[i] === rootNode) continue;
    if (before[i] === absent) added += 1;
    else if (after[i] === absent) removed += 1;
    else if (compareVersions({ stack, version: before[i]! }, { stack, version: after[i]! }) !== 0) modified += 1;
  }
  return { added, modified, removed };
}

/** Rows whose contents have to be hashed before changes and causes can be told, by position of their layer. */
export type RowsToHash = ReadonlyMap<number, readonly number[]>;

/**
 * The contents that have to be compared: files of equal size at one path, the one written over the other. Everything else
 * is told by sizes, so nothing else is ever hashed.
 */
export function contentsToCompare(stack: Stack, fromLayer: number): RowsToHash {
  const rows = new Map<number, Set<number>>();
  const want = (version: VersionId) => {
    const { layer, changeset, row } = stack.locate(version);
    if (digestIndex(changeset, row) !== -1) return;
    const wanted = rows.get(layer);
    if (wanted === undefined) rows.set(layer, new Set([row]));
    else wanted.add(row);
  };
  const pair = (a: VersionId, b: VersionId) => {
    if (a < 0 || b < 0 || stack.kind(a) !== kindOf.file || stack.kind(b) !== kindOf.file) return;
    const [inodeA, inodeB] = [stack.inode(a), stack.inode(b)];
    const [placeA, placeB] = [stack.locate(inodeA), stack.locate(inodeB)];
    if (sameContent(placeA.changeset, placeA.row, placeB.changeset, placeB.row) !== undefined) return;
    want(inodeA);
    want(inodeB);
  };
  for (let layer = fromLayer; layer < stack.layers.length; layer += 1) {
    const { nodes, before, after } = stack.layers[layer]!.journal;
    for (let i = 0; i < nodes.length; i += 1) {
      if (before[i] !== absent && after[i] !== absent) pair(before[i]!, after[i]!);
    }
  }
  // In the order in which they were hidden: only the last ones are new.
  for (let index = stack.hidden.length - 1; index >= 0; index -= 1) {
    const { version, hiddenBy, replacedBy } = stack.hidden.at(index);
    if (hiddenBy < fromLayer) break;
    for (const replacement of replacedBy) pair(version, replacement);
  }
  return new Map([...rows].map(([layer, wanted]) => [layer, [...wanted].sort((a, b) => a - b)]));
}
