import type { Blob } from './blob.js';

/** Bytes that a stream of a slice reads at a time. */
const chunkBytes = 1 << 20;

/** A range of a blob, as far as the blob goes. It costs nothing: the bytes stay where they are. */
export function sliceBlob(blob: Blob, offset: number, length: number): Blob {
  const start = Math.min(offset, blob.size);
  const size = Math.max(0, Math.min(length, blob.size - start));
  const within = (at: number, wanted: number) => Math.max(0, Math.min(wanted, size - at));
  const { readSync, slice } = blob;
  const read = async (at: number, wanted: number) => blob.read(start + at, within(at, wanted));
  return {
    size,
    read,
    stream: () => chunksOf(size, read),
    ...(readSync === undefined
      ? {}
      : { readSync: (at, wanted, memory) => readSync(start + at, within(at, wanted), memory) }),
    ...(slice === undefined ? {} : { slice: { ...slice, offset: slice.offset + start, size } }),
  };
}

/** The chunks of something that can be read anywhere, as far as it goes. */
export async function* chunksOf(
  size: number,
  read: (offset: number, length: number) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  for (let position = 0; position < size; ) {
    const bytes = await read(position, Math.min(chunkBytes, size - position));
    if (bytes.length === 0) return;
    position += bytes.length;
    yield bytes;
  }
}
