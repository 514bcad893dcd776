import type { Blob } from '../blob/blob.js';
import { type Changeset, entryFlags } from './changeset.js';
import { ContentHasher } from './content-hasher.js';
import type { SparseForm } from './sparse-digest.js';
import { Turn } from './turn.js';

const pieceBytes = 1 << 20;

/** Contents that lie no further apart than this are read in one go: a read costs more than a few kilobytes too much. */
const nearBytes = 32 * 1024;

/**
 * Reads the contents of some files of a plain layer and notes their digests in its changeset. `rows` are in the order of the tar,
 * so what lies together is read together. Lets others run between pieces, and ends early when `signal` is aborted.
 */
export async function hashContents(
  blob: Blob,
  changeset: Changeset,
  rows: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  const startOf = (row: number) => changeset.offset[row]!;
  const endOf = (row: number) => changeset.offset[row]! + changeset.storedSize[row]!;
  const hasher = new ContentHasher();
  const turn = new Turn();
  let memory = new Uint8Array(0);
  const expect = (row: number) => {
    const sparse = sparseFormOf(changeset, row);
    if (sparse !== undefined) hasher.expect(row, startOf(row), changeset.storedSize[row]!, sparse);
  };
  for (let first = 0, last = 0; first < rows.length; first = ++last) {
    while (last + 1 < rows.length && startOf(rows[last + 1]!) - endOf(rows[last]!) < nearBytes) last += 1;
    let current = first;
    expect(rows[current]!);
    for (let position = startOf(rows[first]!); position < endOf(rows[last]!); ) {
      const length = Math.min(pieceBytes, endOf(rows[last]!) - position);
      if (memory.length < length) memory = new Uint8Array(Math.min(pieceBytes, 2 * length));
      const piece = blob.readSync?.(position, length, memory) ?? (await blob.read(position, length));
      if (piece.length === 0) break;
      const end = position + piece.length;
      hasher.pass(piece, position);
      while (current < last && endOf(rows[current]!) <= end) {
        current += 1;
        expect(rows[current]!);
        hasher.pass(piece, position);
      }
      position = end;
      if (!turn.isOver) continue;
      await turn.next();
      if (signal?.aborted === true) return;
    }
  }
  hasher.fill(changeset);
}

/** null for an ordinary file, undefined for a sparse one whose map was not kept: what it holds cannot be known. */
function sparseFormOf({ sparseMaps, size, flags }: Changeset, row: number): SparseForm | null | undefined {
  if ((flags[row]! & entryFlags.sparse) === 0) return null;
  const map = sparseMaps.get(row);
  return map && { map, size: size[row]! };
}
