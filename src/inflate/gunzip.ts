import { createGunzip } from 'node:zlib';
import type { Blob } from '../blob/blob.js';
import { type Inflate, InflateError, type OnStored } from './inflate.js';

/** Output of gunzip at a time. With Node's default of 16 kB it takes twice as long. */
const gunzipChunkBytes = 256 * 1024;

/**
 * Gzip with any number of members (RFC 1952, 2.2): pigz, bgzip and eStargz write several.
 *
 * When a write fails, zlib drops what it had inflated of it. So the damaged part is gone through again in smaller pieces, in
 * the end byte by byte: everything in front of the damage is handed on, and its place is known.
 */
export const gunzip: Inflate = async (blob, onOutput, onStored) => {
  let handedOn = 0;
  let damage: GunzipDamage | null = { offset: 0, error: null };
  for (const pieceBytes of [Number.POSITIVE_INFINITY, 4096, 1]) {
    let passed = 0;
    const onNewOutput = (chunk: Uint8Array) => {
      const known = Math.min(chunk.length, Math.max(0, handedOn - passed));
      passed += chunk.length;
      if (known < chunk.length) onOutput(known === 0 ? chunk : chunk.subarray(known));
    };
    const isFirst = pieceBytes === Number.POSITIVE_INFINITY;
    damage = await gunzipPieces(blob, damage.offset, pieceBytes, onNewOutput, isFirst ? onStored : () => {});
    handedOn = Math.max(handedOn, passed);
    if (damage === null) return;
    // Where the input only ends too early, nothing that was inflated is lost.
    if (isEndOfInput(damage)) break;
  }
  throw inflateError(damage);
};

/** Where a gzip stream is damaged: at the piece that was written when inflating failed. */
type GunzipDamage = { readonly offset: number; readonly error: NodeJS.ErrnoException | null };

/** Inflates a blob, from `from` on in pieces of at most `pieceBytes`. Resolves with the damage, if there is any. */
function gunzipPieces(
  blob: Blob,
  from: number,
  pieceBytes: number,
  onOutput: (chunk: Uint8Array) => void,
  onStored: OnStored,
): Promise<GunzipDamage | null> {
  return new Promise((resolve, reject) => {
    const inflater = createGunzip({ chunkSize: gunzipChunkBytes });
    let offset = 0;
    inflater.on('data', (chunk: Uint8Array) => {
      try {
        onOutput(chunk);
      } catch (error) {
        // What a listener throws would end the process.
        reject(error);
        inflater.destroy();
      }
    });
    // Zeros behind the last member end the stream before the blob ends (gzip pads tapes so). Nothing is told after that.
    let ended = false;
    inflater.on('end', () => {
      ended = true;
      resolve(null);
    });
    inflater.on('error', (error) => resolve({ offset, error }));
    // The chunk's memory is used again for the next one, so it has to be inflated before that is asked for.
    const write = (piece: Uint8Array) =>
      new Promise<void>((written, failed) => {
        inflater.write(piece, (error) => (error ? failed(error) : written()));
      });
    const feed = async () => {
      for await (const chunk of blob.stream()) {
        if (ended) return;
        onStored(chunk);
        for (let start = 0; start < chunk.length; ) {
          const whole = offset < from ? from - offset : pieceBytes;
          const piece = chunk.subarray(start, start + whole);
          await write(piece);
          start += piece.length;
          offset += piece.length;
        }
      }
      inflater.end();
    };
    feed().catch((error: unknown) => {
      // A failing write has told 'error' already; what is left here are failures of the blob.
      inflater.destroy();
      reject(error);
    });
  });
}

/** `Z_BUF_ERROR` is zlib's word for input that ends too early. */
function isEndOfInput({ error }: GunzipDamage): boolean {
  return error?.code === 'Z_BUF_ERROR';
}

function inflateError(damage: GunzipDamage): InflateError {
  const { offset, error } = damage;
  const code = isEndOfInput(damage) ? 'compressed-truncated' : 'compressed-corrupt';
  return new InflateError(code, error?.message ?? 'unknown damage', offset);
}
