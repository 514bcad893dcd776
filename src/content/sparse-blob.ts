import type { Blob } from '../blob/blob.js';
import { chunksOf } from '../blob/slice-blob.js';
import type { SparseMap } from '../tar/sparse-maps.js';

/** A piece of a sparse file that is stored: where it belongs in the file, and where it lies in what is stored. */
type Piece = { readonly at: number; readonly length: number; readonly stored: number };

/** A sparse file as it is read: its holes are zeros. `stored` are its pieces one after the other, `map` says where they belong. */
export function sparseBlob(stored: Blob, map: SparseMap, size: number): Blob {
  const pieces: Piece[] = [];
  let end = 0;
  for (let i = 0; i + 1 < map.length; i += 2) {
    pieces.push({ at: map[i]!, length: map[i + 1]!, stored: end });
    end += map[i + 1]!;
  }
  const read = async (offset: number, length: number) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    for (let i = firstEndingAfter(pieces, offset); i < pieces.length && pieces[i]!.at < offset + bytes.length; i += 1) {
      const piece = pieces[i]!;
      const from = Math.max(piece.at, offset);
      const to = Math.min(piece.at + piece.length, offset + bytes.length);
      if (to > from) bytes.set(await stored.read(piece.stored + from - piece.at, to - from), from - offset);
    }
    return bytes;
  };
  return { size, read, stream: () => chunksOf(size, read) };
}

/** Pieces ascend and do not overlap: their writer's map was checked when the entry was read. */
function firstEndingAfter(pieces: readonly Piece[], offset: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pieces[middle]!.at + pieces[middle]!.length > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
