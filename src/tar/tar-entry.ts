import type { ProblemCode } from '../problem/problem-codes.js';
import type { SparseMap } from './sparse-maps.js';

/** What an entry of a tar archive is, after typeflag, name and PAX records were taken together as Go's archive/tar does. */
export type TarType = 'file' | 'hardlink' | 'symlink' | 'character-device' | 'block-device' | 'directory' | 'fifo';

/**
 * One entry. The scanner hands out the same object again and again: it is valid only during the call, and the byte
 * arrays in it too; whoever keeps something copies it.
 */
export type TarEntry = {
  type: TarType;
  /** Name as written, PAX and GNU long names applied; not normalised. */
  name: Uint8Array;
  /** Target of a hard or symbolic link; empty otherwise. */
  linkName: Uint8Array;
  /** Permission bits with setuid, setgid and sticky: the low 12 bits of the mode field. */
  mode: number;
  uid: number;
  gid: number;
  /** Seconds since 1970, with the fraction that a PAX header may carry. */
  mtime: number;
  /** Logical size of the content in bytes: of a sparse file, the size it has when it is written out. 0 unless a file. */
  size: number;
  /** Bytes of content in the archive, without padding: of a sparse file, its data only. 0 unless a file. */
  storedSize: number;
  /** Offset of the first content byte in the archive. */
  offset: number;
  /** Offset of the first header block that belongs to this entry (extended headers included). */
  headerOffset: number;
  /** Where the stored bytes belong when the content is stored with holes, checked; null when it is not. Not used again. */
  sparseMap: SparseMap | null;
  deviceMajor: number;
  deviceMinor: number;
  /** Extended attributes (`SCHILY.xattr.`, `LIBARCHIVE.xattr.`) by name; empty mostly, and then always the same object. */
  xattrs: ReadonlyMap<string, Uint8Array>;
};

/** Asks for `length` bytes at `offset`. Offsets never decrease; what lies between is content or padding nobody asked for. */
export type ByteRange = { offset: number; length: number };

/** What was wrong with an archive, and where. */
export type TarProblem = {
  readonly code: ProblemCode;
  readonly message: string;
  readonly offset: number;
  /** Name of the entry concerned, as bytes; null where there is none. */
  readonly name: Uint8Array | null;
};

export type TarVisitor = {
  /** An entry whose headers were read whole. */
  entry(entry: TarEntry): void;
  problem(problem: TarProblem): void;
};

/** How a scan ended: at the end of the archive, or early because of a problem that was reported. */
export type TarEnd = { readonly complete: boolean; readonly entries: number; readonly end: number };
