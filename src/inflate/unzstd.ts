import type { Blob } from '../blob/blob.js';
import { formatAmount } from '../limits/amount.js';
import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { LimitReached } from '../problem/limit-reached.js';
import { type Inflate, InflateError, type OnOutput, type OnStored } from './inflate.js';
import { InputCopies } from './input-copies.js';
import { NewOutput } from './new-output.js';
import { nodeZstd } from './node-zstd.js';
import { PoolDamage, PoolInflater } from './pool-inflater.js';
import { ZstdDecoder } from './zstd-decoder.js';
import { ZstdFrames } from './zstd-frames.js';

/**
 * Zstandard with any number of frames and skippable frames (RFC 8878). Checksums are checked.
 *
 * Node's own, where there is one, inflates frames that go beyond a chunk. What fails there is gone through again without it,
 * block by block: so everything in front of the damage is handed on, and what is said of it does not depend on Node.
 */
export const unzstd: Inflate = async (blob, onOutput, onStored, limits) => {
  const first = new NewOutput(0, onOutput);
  try {
    await unzstdFrames(blob, first.pass, onStored, limits, true);
  } catch (error) {
    if (!(error instanceof PoolDamage || error instanceof InflateError) || nodeZstd === null) throw error;
    if (error instanceof InflateError && error.code === 'compressed-truncated') throw error;
    await unzstdFrames(blob, new NewOutput(first.handedOn, onOutput).pass, () => {}, limits, false);
  }
};

async function unzstdFrames(
  blob: Blob,
  onOutput: OnOutput,
  onStored: OnStored,
  limits: Limits,
  withNode: boolean,
): Promise<void> {
  const makeNode = withNode ? nodeZstd : null;
  const frames = new ZstdFrames((window) => checkWindow(window, limits), makeNode === null);
  const copies = new InputCopies();
  let decoder: ZstdDecoder | null = null;
  let inflater: PoolInflater | null = null;
  let writing = Promise.resolve();
  let isFirst = true;
  let offset = 0;
  try {
    for await (const chunk of blob.stream()) {
      onStored(chunk);
      for (const { bytes, begins, ends } of frames.pieces(chunk)) {
        // One frame is likely to be the only one; many are small, and making an inflater for each takes longer than inflating.
        if (begins && makeNode !== null && (isFirst || !ends)) {
          inflater = new PoolInflater(makeNode(limits), onOutput);
        }
        isFirst = false;
        if (inflater === null) {
          decoder ??= await ZstdDecoder.create();
          decoder.push(bytes, offset + bytes.byteOffset - chunk.byteOffset, onOutput);
          continue;
        }
        // The next chunk is read and hashed while this is inflated. Its memory is used again, so it is copied.
        const copy = copies.copy(bytes);
        await writing;
        writing = inflater.write(copy);
        writing.catch(() => {});
        if (!ends) continue;
        await writing;
        await inflater.end();
        inflater.destroy();
        inflater = null;
      }
      offset += chunk.length;
    }
    await writing;
    inflater?.drain();
    if (!frames.mayEnd) throw new InflateError('compressed-truncated', 'it ends too early', offset);
  } finally {
    inflater?.destroy();
  }
}

function checkWindow(window: number, limits: Limits): void {
  if (window <= limits.zstdWindow) return;
  const message = `A zstd frame wants a window of ${formatAmount(window, 'bytes')}; ${limitInWords(limits, 'zstdWindow')}.`;
  throw new LimitReached('limit-zstd-window', message);
}
