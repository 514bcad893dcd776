import type { Blob } from '../blob/blob.js';
import type { VersionId } from '../tree/version.js';

/** A content of a layer, and where it lies in the layer's tar; `size` is null where it does not lie there as it is. */
export type NearContent = { readonly version: VersionId; readonly offset: number; readonly size: number | null };

/** Bytes up to which a content is read at once. */
const mostAtOnce = 1 << 20;

/** Bytes that are read in one go, where contents lie together. */
const windowBytes = 1 << 22;

/** Contents that lie no further apart than this are read in one go: a read costs more than a few kilobytes too much. */
const nearBytes = 32 * 1024;

/**
 * Contents of a layer with their bytes, which are valid until the next are asked for; null where they are too many to be read at
 * once. What lies near each other is read in one go. The contents are in the order in which they lie in the tar.
 */
export async function* nearContents(
  tar: Blob,
  contents: readonly NearContent[],
): AsyncGenerator<{ readonly version: VersionId; readonly bytes: Uint8Array | null }, void, void> {
  let memory = new Uint8Array(0);
  let window = { start: 0, end: 0, bytes: memory as Uint8Array };
  for (let index = 0; index < contents.length; index += 1) {
    const { version, offset, size } = contents[index]!;
    if (size === null || size > mostAtOnce) {
      yield { version, bytes: null };
      continue;
    }
    if (offset < window.start || offset + size > window.end) {
      const end = endOfWindow(contents, index);
      if (memory.length < end - offset) memory = new Uint8Array(Math.min(windowBytes, 2 * (end - offset)));
      const bytes = tar.readSync?.(offset, end - offset, memory) ?? (await tar.read(offset, end - offset));
      window = { start: offset, end, bytes };
    }
    yield { version, bytes: window.bytes.subarray(offset - window.start, offset - window.start + size) };
  }
}

/** Where the last content ends that is read with the one at `index`. */
function endOfWindow(contents: readonly NearContent[], index: number): number {
  const { offset: start } = contents[index]!;
  let end = start + contents[index]!.size!;
  for (let next = index + 1; next < contents.length; next += 1) {
    const { offset, size } = contents[next]!;
    if (size === null || offset < end || offset - end > nearBytes || offset + size - start > windowBytes) break;
    end = offset + size;
  }
  return end;
}
