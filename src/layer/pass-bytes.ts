import type { Blob } from '../blob/blob.js';

const pieceBytes = 1 << 20;

/** Hands on the bytes of a blob from `start` to its end, and lets others run in between. Ends early when `signal` is aborted. */
export async function passBytes(
  blob: Blob,
  start: number,
  onBytes: (bytes: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<void> {
  const memory = new Uint8Array(Math.min(pieceBytes, Math.max(0, blob.size - start)));
  for (let position = start; position < blob.size && signal?.aborted !== true; ) {
    const length = Math.min(pieceBytes, blob.size - position);
    const piece = blob.readSync?.(position, length, memory) ?? (await blob.read(position, length));
    if (piece.length === 0) return;
    onBytes(piece);
    position += piece.length;
    await new Promise((resume) => setImmediate(resume));
  }
}
