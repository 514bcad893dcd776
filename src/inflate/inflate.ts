import type { Blob } from '../blob/blob.js';

/** The compressed stream is not what it should be. What came out of it before was handed on already. */
export class InflateError extends Error {
  override readonly name = 'InflateError';
  readonly code: 'compressed-truncated' | 'compressed-corrupt';
  /** Bytes of the blob in front of the damage, as far as that is known. */
  readonly offset: number;

  constructor(code: 'compressed-truncated' | 'compressed-corrupt', message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/** Told of every chunk of the stored blob before it is inflated. */
export type OnStored = (chunk: Uint8Array) => void;

/** Inflates a whole blob and hands on the output as it comes; a chunk is valid only during the call. */
export type Inflate = (blob: Blob, onOutput: (chunk: Uint8Array) => void, onStored: OnStored) => Promise<void>;
