import { type Changeset, entryKinds, kindOf, stringAt } from '../layer/changeset.js';

/**
 * Number of one version of a path in one Stack: the rows of its layers counted through from the base up, so a later
 * version has a larger number. The two numbers below stand for what is no row.
 */
export type VersionId = number;

/** The path is not there. */
export const absent: VersionId = -1;

/** A directory that no layer wrote an entry for: it is there because something below it is. It has no attributes. */
export const implied: VersionId = -2;

/** What a path can be in a filesystem. A hard link is what its target is. */
export type FileKind = 'file' | 'directory' | 'symlink' | 'character-device' | 'block-device' | 'fifo';

/** Everything known of one version, with the attributes of the inode that its name leads to. */
export type VersionFacts = {
  readonly kind: FileKind;
  /** Permission bits, 12 bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Logical bytes. */
  readonly size: number;
  /** Bytes of content in the layer. */
  readonly storedSize: number;
  /** Target of a symlink, raw bytes; empty otherwise. */
  readonly link: Uint8Array;
  /** Canonical form of all extended attributes; empty where there are none. */
  readonly xattrs: Uint8Array;
  readonly flags: number;
  /** [major, minor] of a device, or null. */
  readonly device: readonly [number, number] | null;
};

/** The facts of a row that is no hard link and no marker. */
export function rowFacts(changeset: Changeset, row: number): VersionFacts {
  const kind = changeset.kind[row] === kindOf.control ? 'file' : entryKinds[changeset.kind[row] as number];
  return {
    kind: kind as FileKind,
    mode: changeset.mode[row] as number,
    uid: changeset.uid[row] as number,
    gid: changeset.gid[row] as number,
    mtime: changeset.mtime[row] as number,
    size: changeset.size[row] as number,
    storedSize: changeset.storedSize[row] as number,
    link: kind === 'symlink' ? stringAt(changeset, changeset.link[row]!) : noBytes,
    xattrs: stringAt(changeset, changeset.xattrs[row]!),
    flags: changeset.flags[row] as number,
    device: changeset.devices.get(row) ?? null,
  };
}

const noBytes = new Uint8Array(0);
