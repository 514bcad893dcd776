import type { Blob } from '../blob/blob.js';
import type { Limits } from '../limits/limits.js';

/**
 * Why a stream cannot be inflated to its end. `unsupported-compression`: it is sound as far as one can tell, but uses what
 * is not read here, or wants more memory than it is given.
 */
export type InflateErrorCode = 'compressed-truncated' | 'compressed-corrupt' | 'unsupported-compression';

/** The compressed stream is not what it should be. What came out of it before was handed on already. */
export class InflateError extends Error {
  override readonly name = 'InflateError';
  readonly code: InflateErrorCode;
  /** Bytes of the blob in front of the damage, as far as that is known. */
  readonly offset: number;

  constructor(code: InflateErrorCode, message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/** Told of every chunk of the stored blob in order, before it is inflated; not of all that lie behind damage, or behind the end of the stream. */
export type OnStored = (chunk: Uint8Array) => void;

/** Given what comes out, as it comes; a chunk is valid only during the call. */
export type OnOutput = (chunk: Uint8Array) => void;

/**
 * Inflates a whole blob. What `onOutput` or `onStored` throw ends the inflating, and it rejects with that: a limit, a full
 * disk. Otherwise it rejects with an InflateError, and with a LimitReached where it meets a limit itself.
 */
export type Inflate = (blob: Blob, onOutput: OnOutput, onStored: OnStored, limits: Limits) => Promise<void>;
