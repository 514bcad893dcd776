import { Decompress } from 'fzstd';
import { type Inflate, InflateError } from './inflate.js';
import { ZstdFrames } from './zstd-frames.js';
import { ZstdWatch } from './zstd-watch.js';

/** Zstandard with any number of frames and skippable frames (RFC 8878). Node's own stream stops after the first frame. */
export const unzstd: Inflate = async (blob, onOutput, onStored, limits) => {
  // fzstd takes memory for a whole window as soon as a header claims one.
  const watch = new ZstdWatch(limits);
  const frames = new ZstdFrames(watch);
  let refusal: { readonly error: unknown } | null = null;
  const inflater = new Decompress((chunk) => {
    if (chunk.length === 0) return;
    try {
      watch.inflate(chunk.length);
      onOutput(chunk);
    } catch (error) {
      refusal = { error };
      throw error;
    }
  });
  let offset = 0;
  const inflate = (piece: Uint8Array, last: boolean) => {
    try {
      inflater.push(piece, last);
    } catch (error) {
      if (refusal !== null) throw refusal.error;
      const message = error instanceof Error ? error.message : String(error);
      const isTruncated = /unexpected EOF/i.test(message);
      throw new InflateError(isTruncated ? 'compressed-truncated' : 'compressed-corrupt', message, offset);
    }
  };
  for await (const chunk of blob.stream()) {
    onStored(chunk);
    // fzstd keeps parts of what it is given, and the chunk's memory is used again. A Buffer's `slice` would be no copy.
    const isLast = offset + chunk.length >= blob.size;
    for (const piece of frames.pieces(chunk, isLast)) inflate(new Uint8Array(piece), false);
    offset += chunk.length;
  }
  if (!frames.mayEnd) throw new InflateError('compressed-truncated', 'unexpected EOF', offset);
  inflate(new Uint8Array(0), true);
};
