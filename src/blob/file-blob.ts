import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Blob, FileSlice } from './blob.js';

const streamChunkBytes = 1 << 20;

/** An open local file that hands out blobs of its ranges; the descriptor is shared and closed with the file. */
export type OpenFile = {
  readonly path: string;
  /** Length in bytes at the time of opening. */
  readonly size: number;
  /** A blob of `size` bytes at `offset`. A range that passes the end of the file is cut there. */
  blob(offset: number, size: number): Blob;
  close(): void;
};

/** Opens a local file for reading at any place. Throws what `fs` throws (ENOENT, EACCES, EISDIR). */
export function openFile(path: string): OpenFile {
  return fileOf(openSync(path, 'r'), path);
}

/** A file that is open already, of whatever size it has by now; `path` is what it is called. */
export function fileOf(descriptor: number, path: string, size = fstatSync(descriptor).size): OpenFile {
  let open = true;
  return {
    path,
    size,
    blob: (offset, length) => {
      const start = Math.min(offset, size);
      const slice = { path, offset: start, size: Math.max(0, Math.min(length, size - start)) };
      return { ...rangeBlob({ ...slice, descriptor }), slice: { ...slice, descriptor: () => descriptor } };
    },
    close: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

/** A range of an open file, in words that can be sent to another thread. */
export type OpenRange = Pick<FileSlice, 'offset' | 'size'> & { readonly descriptor: number };

export function rangeBlob({ descriptor, ...slice }: OpenRange): Blob {
  const read = (offset: number, length: number, memory?: Uint8Array): Uint8Array => {
    const wanted = Math.max(0, Math.min(length, slice.size - offset));
    const target =
      memory !== undefined && memory.length >= wanted ? memory.subarray(0, wanted) : new Uint8Array(wanted);
    return readFully(descriptor, target, slice.offset + offset);
  };
  return {
    size: slice.size,
    readSync: read,
    // Positioned reads of a file in the page cache take microseconds; a round trip through the thread pool takes more.
    read: async (offset, length) => read(offset, length),
    async *stream() {
      const chunk = new Uint8Array(Math.min(streamChunkBytes, Math.max(1, slice.size)));
      for (let position = 0; position < slice.size; ) {
        const bytes = readFully(
          descriptor,
          chunk.subarray(0, Math.min(chunk.length, slice.size - position)),
          slice.offset + position,
        );
        if (bytes.length === 0) return;
        position += bytes.length;
        yield bytes;
      }
    },
  };
}

/** Fills `target` from `position`; the result is shorter only where the file ended. */
function readFully(descriptor: number, target: Uint8Array, position: number): Uint8Array {
  let filled = 0;
  while (filled < target.length) {
    const count = readSync(descriptor, target, filled, target.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled === target.length ? target : target.subarray(0, filled);
}
