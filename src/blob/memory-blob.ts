import type { Blob } from './blob.js';

/** A blob whose bytes are in memory: small documents, embedded descriptor data, images made in tests. */
export function memoryBlob(bytes: Uint8Array): Blob {
  const readSync = (offset: number, length: number) => bytes.subarray(offset, offset + length);
  return {
    size: bytes.length,
    readSync,
    read: async (offset, length) => readSync(offset, length),
    async *stream() {
      yield bytes;
    },
  };
}
