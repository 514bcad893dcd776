import { writeSync } from 'node:fs';
import type { Blob } from '../blob/blob.js';
import type { Compression } from '../inflate/compression.js';
import { InflateError, type InflateErrorCode } from '../inflate/inflate.js';
import { inflates } from '../inflate/inflates.js';
import type { Limits } from '../limits/limits.js';
import { LimitReached } from '../problem/limit-reached.js';

/** Where a compressed stream cannot be inflated any further; what came out before is there. */
export type Damage = {
  readonly code: InflateErrorCode | LimitReached['code'];
  readonly message: string;
  readonly offset: number;
};

/**
 * Inflates a blob into an open file, from where that stands. Resolves with null where the stream was sound. `onProgress` is told how
 * many bytes of the blob were passed, and how many were written.
 */
export async function inflateBlob(
  blob: Blob,
  compression: Exclude<Compression, 'none'>,
  target: number,
  limits: Limits,
  onProgress: (bytesRead: number, bytesWritten: number) => void,
): Promise<Damage | null> {
  let [bytesRead, bytesWritten] = [0, 0];
  const onOutput = (chunk: Uint8Array) => {
    for (let written = 0; written < chunk.length; ) written += writeSync(target, chunk, written);
    bytesWritten += chunk.length;
    onProgress(bytesRead, bytesWritten);
  };
  const onStored = (chunk: Uint8Array) => {
    bytesRead += chunk.length;
    onProgress(bytesRead, bytesWritten);
  };
  try {
    await inflates[compression](blob, onOutput, onStored, limits);
    return null;
  } catch (error) {
    if (error instanceof LimitReached) return { code: error.code, message: error.message, offset: bytesRead };
    if (!(error instanceof InflateError)) throw error;
    return { code: error.code, message: error.message, offset: error.offset };
  }
}
