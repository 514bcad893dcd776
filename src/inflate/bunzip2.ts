import bitIterator from 'unbzip2-stream/lib/bit_iterator.js';
import bzip2 from 'unbzip2-stream/lib/bzip2.js';
import type { Blob } from '../blob/blob.js';
import { BlockOutput } from './block-output.js';
import { type Inflate, InflateError, type OnStored } from './inflate.js';

/**
 * More bytes than any block can have: 32767 selectors for 50 codes each, a code of at most 20 bits, and what stands in
 * front of them.
 */
const mostOfABlock = 4_300_000;

/** Bytes of a stream's header: `BZh`, and how large its blocks are. */
const headerBytes = 4;

/**
 * bzip2 with any number of streams, as pbzip2 writes them; the sums of blocks and streams are checked. What a damaged
 * block would give is dropped, as its sum comes last.
 */
export const bunzip2: Inflate = async (blob, onOutput, onStored) => {
  const input = new Input(blob, onStored);
  const output = new BlockOutput();
  await input.fill(headerBytes);
  while (!input.isAtEnd) {
    const limit = input.read((bits) => bzip2.header(bits), 'there is something that is no bzip2 stream') * 100_000;
    const block = new Int32Array(limit);
    for (let sum: number | null = 0; sum !== null; ) {
      await input.fill(mostOfABlock);
      const before: number = sum;
      sum = input.read((bits) => bzip2.decompress(bits, output.push, block, limit, before), 'a block is damaged');
      output.flush(onOutput);
      // A block takes a tenth of a second.
      await new Promise((resume) => setImmediate(resume));
    }
    await input.fill(headerBytes);
  }
};

/** The bits of a blob, for a decoder that cannot wait: what it may need is fetched before. */
class Input {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #size: number;
  readonly #onStored: OnStored;
  readonly #waiting: Uint8Array[] = [];
  readonly #bits: ReturnType<typeof bitIterator>;
  #fetched = 0;

  constructor(blob: Blob, onStored: OnStored) {
    this.#size = blob.size;
    this.#onStored = onStored;
    this.#chunks = blob.stream()[Symbol.asyncIterator]();
    this.#waiting.push(new Uint8Array(0));
    this.#bits = bitIterator(() => {
      const next = this.#waiting.shift();
      if (next === undefined) throw new InflateError('compressed-truncated', 'it ends too early', this.#size);
      return next;
    });
  }

  /** Whether all bytes were taken. */
  get isAtEnd(): boolean {
    return this.#bits.bytesRead >= this.#fetched;
  }

  /** Fetches until that many bytes are there, or all there are. */
  async fill(bytes: number): Promise<void> {
    while (this.#fetched - this.#bits.bytesRead < bytes) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return;
      this.#onStored(value);
      this.#fetched += value.length;
      // The chunk's memory is used again for the next one.
      this.#waiting.push(new Uint8Array(value));
    }
  }

  /** Runs the decoder. Whatever it stumbles over, it is damage in front of which everything was handed on. */
  read<T>(decode: (bits: ReturnType<typeof bitIterator>) => T, otherwise: string): T {
    const start = this.#bits.bytesRead;
    try {
      return decode(this.#bits);
    } catch (error) {
      throw error instanceof InflateError ? error : new InflateError('compressed-corrupt', otherwise, start);
    }
  }
}
