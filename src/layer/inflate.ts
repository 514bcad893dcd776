import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import type { Blob } from '../blob/blob.js';

/** Output of gunzip at a time. With Node's default of 16 kB it takes twice as long. */
const gunzipChunkBytes = 256 * 1024;

/** The compressed stream is not what it should be. What came out of it before was handed on already. */
export class InflateError extends Error {
  override readonly name = 'InflateError';
  readonly code: 'compressed-truncated' | 'compressed-corrupt';

  constructor(code: 'compressed-truncated' | 'compressed-corrupt', message: string) {
    super(message);
    this.code = code;
  }
}

/** Told of every chunk of the stored blob before it is inflated. */
export type OnStored = (chunk: Uint8Array) => void;

/** Inflates a whole blob and hands on the output as it comes; a chunk is valid only during the call. */
export type Inflate = (blob: Blob, onOutput: (chunk: Uint8Array) => void, onStored: OnStored) => Promise<void>;

/** Gzip with any number of members (RFC 1952, 2.2): pigz, bgzip and eStargz write several. */
export const gunzip: Inflate = (blob, onOutput, onStored) =>
  new Promise((resolve, reject) => {
    const inflater = createGunzip({ chunkSize: gunzipChunkBytes });
    inflater.on('data', onOutput);
    inflater.on('end', resolve);
    inflater.on('error', (error: NodeJS.ErrnoException) => {
      // zlib's word for input that ends too early.
      const truncated = error.code === 'Z_BUF_ERROR';
      reject(new InflateError(truncated ? 'compressed-truncated' : 'compressed-corrupt', error.message));
    });
    const feed = async () => {
      for await (const chunk of blob.stream()) {
        onStored(chunk);
        // The chunk's memory is used again for the next one, so it has to be inflated first.
        await new Promise<void>((written, failed) => {
          inflater.write(chunk, (error) => (error ? failed(error) : written()));
        });
      }
      inflater.end();
    };
    feed().catch((error: unknown) => {
      // A failing write has told 'error' already; what is left here are failures of the blob.
      inflater.destroy();
      reject(error);
    });
  });

/** Zstandard with any number of frames and skippable frames (RFC 8878). Node's own stream stops after the first frame. */
export const unzstd: Inflate = async (blob, onOutput, onStored) => {
  const inflater = new Decompress((chunk) => {
    if (chunk.length > 0) onOutput(chunk);
  });
  const inflate = (chunk: Uint8Array, last: boolean) => {
    try {
      inflater.push(chunk, last);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new InflateError(/unexpected EOF/i.test(message) ? 'compressed-truncated' : 'compressed-corrupt', message);
    }
  };
  for await (const chunk of blob.stream()) {
    onStored(chunk);
    // fzstd keeps parts of what it is given, and the chunk's memory is used again. A Buffer's `slice` would be no copy.
    inflate(new Uint8Array(chunk), false);
  }
  inflate(new Uint8Array(0), true);
};
