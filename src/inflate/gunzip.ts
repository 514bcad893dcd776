import { createGunzip } from 'node:zlib';
import type { Blob } from '../blob/blob.js';
import { type Inflate, InflateError, type OnOutput, type OnStored } from './inflate.js';
import { InputCopies } from './input-copies.js';
import { NewOutput } from './new-output.js';
import { PoolDamage, PoolInflater, poolChunkBytes } from './pool-inflater.js';

/**
 * Gzip with any number of members (RFC 1952, 2.2): pigz, bgzip and eStargz write several.
 *
 * When a write fails, zlib drops what it had inflated of it. So the damaged part is gone through again in smaller pieces, in
 * the end byte by byte: everything in front of the damage is handed on, and its place is known.
 */
export const gunzip: Inflate = async (blob, onOutput, onStored) => {
  let handedOn = 0;
  let damage: GunzipDamage | null = { offset: 0, reason: null };
  for (const pieceBytes of [Number.POSITIVE_INFINITY, 4096, 1]) {
    const isFirst = pieceBytes === Number.POSITIVE_INFINITY;
    const output = new NewOutput(handedOn, onOutput);
    damage = await gunzipPieces(blob, damage.offset, pieceBytes, output.pass, isFirst ? onStored : () => {});
    handedOn = output.handedOn;
    if (damage === null) return;
    // Where the input only ends too early, nothing that was inflated is lost.
    if (isEndOfInput(damage)) break;
  }
  throw inflateError(damage);
};

/** Where a gzip stream is damaged: at the piece that was written when inflating failed. */
type GunzipDamage = { readonly offset: number; readonly reason: PoolDamage | null };

/** Inflates a blob, from `from` on in pieces of at most `pieceBytes`. Resolves with the damage, if there is any. */
async function gunzipPieces(
  blob: Blob,
  from: number,
  pieceBytes: number,
  onOutput: OnOutput,
  onStored: OnStored,
): Promise<GunzipDamage | null> {
  const inflater = new PoolInflater(createGunzip({ chunkSize: poolChunkBytes }), onOutput);
  let offset = 0;
  const write = async (chunk: Uint8Array) => {
    for (let start = 0; start < chunk.length && !inflater.ended; ) {
      const whole = offset < from ? from - offset : pieceBytes;
      const piece = chunk.subarray(start, start + whole);
      await inflater.write(piece);
      start += piece.length;
      offset += piece.length;
    }
  };
  const copies = new InputCopies();
  let writing = Promise.resolve();
  try {
    for await (const chunk of blob.stream()) {
      // Zeros behind the last member end the stream before the blob ends (gzip pads tapes so).
      if (inflater.ended) break;
      // The next chunk is read and hashed while the last one is inflated. Its memory is used again, so it is copied.
      onStored(chunk);
      const copy = copies.copy(chunk);
      await writing;
      writing = write(copy);
      // Whoever fails first is heard of: a write that fails while the blob is read is awaited afterwards.
      writing.catch(() => {});
    }
    await writing;
    await inflater.end();
    return null;
  } catch (error) {
    if (error instanceof PoolDamage) return { offset, reason: error };
    throw error;
  } finally {
    inflater.destroy();
  }
}

/** `Z_BUF_ERROR` is zlib's word for input that ends too early. */
function isEndOfInput({ reason }: GunzipDamage): boolean {
  return reason?.code === 'Z_BUF_ERROR';
}

function inflateError(damage: GunzipDamage): InflateError {
  const { offset, reason } = damage;
  const code = isEndOfInput(damage) ? 'compressed-truncated' : 'compressed-corrupt';
  return new InflateError(code, reason?.message ?? 'unknown damage', offset);
}
