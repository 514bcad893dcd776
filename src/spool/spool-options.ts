import type { Limits } from '../limits/limits.js';

/** How far a temporary copy is. */
export type SpoolProgress = {
  /** `inflating` what is compressed, or `reading` what can be read only once. */
  readonly what: 'inflating' | 'reading';
  /** What is copied, as the user calls it. */
  readonly path: string;
  /** Bytes of it that were passed. */
  readonly bytesRead: number;
  /** Bytes of the copy that can be read; absent where nobody reads before its end. */
  readonly bytesWritten?: number;
  /** Bytes that it has; null where nobody knows. */
  readonly size: number | null;
};

export type SpoolOptions = {
  /** How much is read; the usual limits where they are left out. */
  readonly limits?: Limits | undefined;
  /** Told now and then. */
  readonly onProgress?: ((progress: SpoolProgress) => void) | undefined;
  /** Ends the copying, which rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
};

/** Between two reports of progress, in milliseconds. */
export const progressInterval = 50;
