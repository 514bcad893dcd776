import { Decompress } from 'fzstd';
import { type Inflate, InflateError } from './inflate.js';

/** Zstandard with any number of frames and skippable frames (RFC 8878). Node's own stream stops after the first frame. */
export const unzstd: Inflate = async (blob, onOutput, onStored) => {
  let refused = false;
  const inflater = new Decompress((chunk) => {
    try {
      if (chunk.length > 0) onOutput(chunk);
    } catch (error) {
      refused = true;
      throw error;
    }
  });
  let offset = 0;
  const inflate = (chunk: Uint8Array, last: boolean) => {
    try {
      inflater.push(chunk, last);
    } catch (error) {
      if (refused) throw error;
      const message = error instanceof Error ? error.message : String(error);
      const isTruncated = /unexpected EOF/i.test(message);
      throw new InflateError(isTruncated ? 'compressed-truncated' : 'compressed-corrupt', message, offset);
    }
    offset += chunk.length;
  };
  for await (const chunk of blob.stream()) {
    onStored(chunk);
    // fzstd keeps parts of what it is given, and the chunk's memory is used again. A Buffer's `slice` would be no copy.
    inflate(new Uint8Array(chunk), false);
  }
  inflate(new Uint8Array(0), true);
};
