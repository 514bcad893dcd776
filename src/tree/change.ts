import { type Changeset, kindOf, stringAt } from '../layer/changeset.js';
import { sameContent } from '../layer/same-content.js';
import type { Stack } from './stack.js';
import { absent, type VersionId } from './version.js';

/** What happened to a path between two filesystems. `none`: it was not touched, or is in neither. */
export const changes = ['none', 'unchanged', 'added', 'modified', 'removed'] as const;
export type Change = (typeof changes)[number];

/** Numbers of the changes, as columns hold them. */
export const changeCode = Object.fromEntries(changes.map((change, code) => [change, code])) as Record<Change, number>;

/** Bits that say in what two versions of a path differ. */
export const difference = {
  type: 1,
  mode: 2,
  owner: 4,
  link: 8,
  xattrs: 16,
  /** Whole seconds; never of directories, whose times change whenever something in them does. */
  mtime: 32,
  content: 64,
  /** The contents have equal size and were not compared yet. Counts as a difference until they were. */
  contentUnknown: 128,
} as const;

/** A version in the stack it belongs to. */
export type Side = { readonly stack: Stack; readonly version: VersionId };

/** The bits of `difference` between two versions that are there. A directory that was only implied differs in nothing. */
export function compareVersions(a: Side, b: Side): number {
  const inodeA = a.stack.inode(a.version);
  const inodeB = b.stack.inode(b.version);
  if (a.stack === b.stack && inodeA === inodeB) return 0;
  if (inodeA < 0 || inodeB < 0) {
    return a.stack.kind(inodeA) === b.stack.kind(inodeB) ? 0 : difference.type;
  }
  const placeA = a.stack.locate(inodeA);
  const placeB = b.stack.locate(inodeB);
  return compareRows(
    placeA.changeset,
    placeA.row,
    placeB.changeset,
    placeB.row,
    a.stack.kind(inodeA),
    b.stack.kind(inodeB),
  );
}

/** The change between two versions of a path, either of which may be `absent`. */
export function changeBetween(a: Side, b: Side): Change {
  if (a.version === absent) return b.version === absent ? 'none' : 'added';
  if (b.version === absent) return 'removed';
  return compareVersions(a, b) === 0 ? 'unchanged' : 'modified';
}

/** True when the differences leave the content as it was: what chmod, chown and touch do. */
export function isMetadataOnly(differences: number): boolean {
  const { type, link, content, contentUnknown } = difference;
  return differences !== 0 && (differences & (type | link | content | contentUnknown)) === 0;
}

function compareRows(a: Changeset, rowA: number, b: Changeset, rowB: number, kindA: number, kindB: number): number {
  if (kindA !== kindB) return difference.type;
  let bits = 0;
  if (a.mode[rowA] !== b.mode[rowB]) bits |= difference.mode;
  if (a.uid[rowA] !== b.uid[rowB] || a.gid[rowA] !== b.gid[rowB]) bits |= difference.owner;
  if (!equalStrings(a, a.xattrs[rowA]!, b, b.xattrs[rowB]!)) bits |= difference.xattrs;
  if (kindA === kindOf.directory) return bits;
  if (Math.floor(a.mtime[rowA]!) !== Math.floor(b.mtime[rowB]!)) bits |= difference.mtime;
  if (kindA === kindOf.symlink && !equalStrings(a, a.link[rowA]!, b, b.link[rowB]!)) bits |= difference.link;
  if (kindA === kindOf.file) {
    const same = sameContent(a, rowA, b, rowB);
    if (same === undefined) bits |= difference.contentUnknown;
    else if (!same) bits |= difference.content;
  }
  if (kindA === kindOf['character-device'] || kindA === kindOf['block-device']) {
    const [majorA, minorA] = a.devices.get(rowA) ?? [0, 0];
    const [majorB, minorB] = b.devices.get(rowB) ?? [0, 0];
    if (majorA !== majorB || minorA !== minorB) bits |= difference.content;
  }
  return bits;
}

function equalStrings(a: Changeset, stringA: number, b: Changeset, stringB: number): boolean {
  if (stringA === 0 || stringB === 0) return stringA === stringB;
  return Buffer.compare(stringAt(a, stringA), stringAt(b, stringB)) === 0;
}
