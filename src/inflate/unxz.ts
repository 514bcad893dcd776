import type { Blob } from '../blob/blob.js';
import { type Inflate, InflateError, type InflateErrorCode, type OnStored } from './inflate.js';
import { NewOutput } from './new-output.js';

/** Bytes that the decoder takes at a time. */
const pieceBytes = 64 * 1024;

/** What the error codes of xz-embedded (`enum xz_ret`) mean, as far as data can bring them about. */
const meanings: ReadonlyMap<string, readonly [InflateErrorCode, string]> = new Map([
  ['3', ['unsupported-compression', 'it wants more memory than there is']],
  ['4', ['unsupported-compression', 'it wants a dictionary of more than the 64 MiB of `xz -9`']],
  ['6', ['unsupported-compression', 'it has a filter or a check (SHA-256) that is not read']],
  ['8', ['compressed-truncated', 'it ends too early']],
]);

/**
 * xz with any number of blocks, streams and padding between them (xz-file-format.txt); CRC32 and CRC64 are checked.
 * The decoder is xz-embedded in WebAssembly, which refuses dictionaries of more than 64 MiB.
 *
 * It drops what it had inflated of the piece in which it fails. So that piece is gone through again byte by byte: everything in
 * front of the damage is handed on, and its place is known.
 */
export const unxz: Inflate = async (blob, onOutput, onStored) => {
  const first = new NewOutput(0, onOutput);
  try {
    await unxzPieces(new Source(blob, Number.POSITIVE_INFINITY, onStored), first.pass);
  } catch (error) {
    if (!(error instanceof InflateError) || error.code !== 'compressed-corrupt') throw error;
    const again = new NewOutput(first.handedOn, onOutput);
    await unxzPieces(new Source(blob, error.offset, () => {}), again.pass);
  }
};

async function unxzPieces(source: Source, onOutput: (chunk: Uint8Array) => void): Promise<void> {
  // With its WebAssembly, only where it is met.
  const { default: xz } = await import('xz-decompress');
  const output = new xz.XzReadableStream(source.stream())[Symbol.asyncIterator]();
  try {
    for (let step = await nextOf(output, source); !step.done; step = await nextOf(output, source)) {
      if (step.value.length > 0) onOutput(step.value);
    }
  } finally {
    // Decoders share one memory: the next one waits until this one is given back.
    await output.return?.().catch(() => {});
  }
}

/** Feeds the decoder, and remembers where it is and what went wrong with the blob itself. */
class Source {
  readonly #blob: Blob;
  readonly #fineFrom: number;
  readonly #onStored: OnStored;
  /** Bytes in front of the piece that the decoder was given last. */
  offset = 0;
  failure: { readonly error: unknown } | null = null;

  /** From `fineFrom` on the decoder gets single bytes. */
  constructor(blob: Blob, fineFrom: number, onStored: OnStored) {
    this.#blob = blob;
    this.#fineFrom = fineFrom;
    this.#onStored = onStored;
  }

  stream(): ReadableStream<Uint8Array> {
    const pieces = this.#pieces();
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      try {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        this.failure = { error };
        throw error;
      }
    };
    // Nothing is asked for ahead: the memory of a chunk is used again for the next one.
    return new ReadableStream({ pull }, { highWaterMark: 0 });
  }

  async *#pieces(): AsyncGenerator<Uint8Array, void, void> {
    let passed = 0;
    for await (const chunk of this.#blob.stream()) {
      this.#onStored(chunk);
      for (let start = 0; start < chunk.length; ) {
        const rough = this.#fineFrom - passed;
        const piece = chunk.subarray(start, start + (rough > 0 ? Math.min(rough, pieceBytes) : 1));
        this.offset = passed;
        passed += piece.length;
        start += piece.length;
        yield piece;
      }
    }
    this.offset = passed;
  }
}

async function nextOf(output: AsyncIterator<Uint8Array>, source: Source): Promise<IteratorResult<Uint8Array>> {
  try {
    return await output.next();
  } catch (error) {
    if (source.failure !== null) throw source.failure.error;
    const number = /error code (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    const [code, message] = meanings.get(number) ?? ['compressed-corrupt', 'it is damaged'];
    throw new InflateError(code, message, source.offset);
  }
}
