/**
 * Bytes of known length that can be read anywhere or from front to back: a layer, a config, a slice of an archive.
 *
 * This is all that anything above `source` knows of where an image lies. A slice of a local file is the first kind;
 * a range of a registry or a file that is still growing can be others.
 */
export type Blob = {
  /** Length in bytes. */
  readonly size: number;
  /** Reads `length` bytes at `offset`; fewer only where the blob ends. Rejects when the medium fails. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** All bytes in order, in chunks of whatever size suits the medium. A chunk is only valid until the next is asked for. */
  stream(): AsyncIterable<Uint8Array>;
  /**
   * The same as `read` without waiting, where the medium can do that (a local file, memory). `memory` may be used for what is
   * read, if it is large enough: many small reads need not allocate.
   */
  readonly readSync?: (offset: number, length: number, memory?: Uint8Array) => Uint8Array;
  /** Where the bytes lie when they are a slice of a local file, so that a worker thread can read them too. */
  readonly slice?: FileSlice;
};

/** A range of a local file. */
export type FileSlice = {
  /** What the file is called; slices of one path and offset are the same bytes. A temporary copy need not lie there. */
  readonly path: string;
  /** First byte, from the start of the file. */
  readonly offset: number;
  /** Length in bytes. */
  readonly size: number;
  /**
   * The open file; it is opened where that was not done yet. All threads of the process can read it, until its source is
   * closed. A path would not do: temporary files have none, and another file may lie there by now.
   */
  descriptor(): number;
};
