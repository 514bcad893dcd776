import type { LayerProblem } from '../problem/problem.js';
import type { SparseMap } from '../tar/sparse-maps.js';

/**
 * What a row of a changeset is. The first seven are entries of the filesystem; `whiteout` and `opaque` are markers on
 * lower layers; `control` is AUFS bookkeeping (`.wh..wh.plnk/…`), kept only because hard links may point to it.
 */
export const entryKinds = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'character-device',
  'block-device',
  'fifo',
  'whiteout',
  'opaque',
  'control',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Numbers of the kinds, as the `kind` column holds them. */
export const kindOf = Object.fromEntries(entryKinds.map((kind, code) => [kind, code])) as Record<EntryKind, number>;

/** Bits of the `flags` column. */
export const entryFlags = {
  /** Has a `security.capability` extended attribute. */
  capability: 1,
  /** Stored with holes: its stored bytes are not its logical bytes. */
  sparse: 2,
} as const;

/** Values of the `digestKinds` column: what a digest is of. */
export const digestOf = {
  /** Of the content as it is read. */
  content: 1,
  /** Of a sparse file's map and what it stores: its holes are too large to be hashed as the zeros they are. */
  storedForm: 2,
} as const;

/** Words of 32 bits that the `digests` column holds for each of its rows: the first 16 bytes of the SHA-256 of the content. */
export const digestWords = 4;

/**
 * One layer as columns of numbers: a row for each entry or marker, in the order of the tar. It knows nothing of other
 * layers or of its own position, so it belongs to the layer's digest, can be kept, and crosses a worker boundary as it is.
 *
 * Paths are a little tree of their own: path 0 is the root; the parent of a path has a smaller number than the path.
 * A directory has one number. What comes twice, or is the target of a hard link, may have several.
 */
export type Changeset = {
  /** Rows. */
  readonly rows: number;

  /** Of each path, its parent's number (0 for the root itself). */
  readonly pathParent: Uint32Array;
  /** Where the name of path p begins in `names`; it ends at `pathName[p + 1]`. One longer than there are paths. */
  readonly pathName: Uint32Array;
  /** The names of all paths one after the other, as raw bytes, without slashes. */
  readonly names: Uint8Array;

  /** Of each row, its literal path: of a whiteout the path it removes, of an opaque marker the directory it empties. */
  readonly path: Uint32Array;
  /** `kindOf[...]` */
  readonly kind: Uint8Array;
  /** Permission bits, 12 bits. */
  readonly mode: Uint16Array;
  readonly uid: Uint32Array;
  readonly gid: Uint32Array;
  /** Seconds since 1970. */
  readonly mtime: Float64Array;
  /** Logical bytes of a file; 0 for everything else. */
  readonly size: Float64Array;
  /** Bytes of content in the tar; differs from `size` in sparse files only. */
  readonly storedSize: Float64Array;
  /** Offset of the content in the uncompressed layer. */
  readonly offset: Float64Array;
  /** Of a symlink, the string number of its target; of a hard link, the path number of its target; else 0. */
  readonly link: Uint32Array;
  /** String number of the canonical form of all extended attributes; 0 where there are none. */
  readonly xattrs: Uint32Array;
  /** `entryFlags` */
  readonly flags: Uint8Array;

  /** Byte strings that rows refer to, one after the other: `stringAt` takes one out. Number 0 is empty. */
  readonly strings: Uint8Array;
  /** Where each string begins; one start more than there are strings. */
  readonly stringStart: Uint32Array;
  /** Device numbers by row, for the few entries that are devices: [major, minor]. */
  readonly devices: ReadonlyMap<number, readonly [number, number]>;

  /** Where the stored bytes of sparse files belong, by row. */
  readonly sparseMaps: ReadonlyMap<number, SparseMap>;

  /** The rows whose contents were hashed, ascending: all with content in a compressed layer; in a plain one, more on demand. */
  digestRows: Uint32Array;
  /** Of each of these rows, what its digest is of: `digestOf[...]` */
  digestKinds: Uint8Array;
  /** Their digests, `digestWords` for each of these rows. `digestIndex` finds a row's. */
  digests: Uint32Array;

  readonly problems: readonly LayerProblem[];
  /** False when reading stopped early: what is here is right, but there may be more. */
  readonly complete: boolean;
};

/** A byte string that a row of the changeset refers to: a symlink's target, extended attributes. */
export function stringAt(changeset: Changeset, number: number): Uint8Array {
  return changeset.strings.subarray(changeset.stringStart[number], changeset.stringStart[number + 1]);
}
