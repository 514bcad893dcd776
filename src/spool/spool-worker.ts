import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenRange, rangeBlob } from '../blob/file-blob.js';
import type { Compression } from '../inflate/compression.js';
import { InflateError, type InflateErrorCode } from '../inflate/inflate.js';
import { inflates } from '../inflate/inflates.js';
import type { Limits } from '../limits/limits.js';
import { LimitReached } from '../problem/limit-reached.js';
import { progressInterval } from './spool-options.js';

/** Asks the worker to inflate a range of an open file into another open file. */
export type SpoolRequest = {
  readonly range: OpenRange;
  readonly compression: Exclude<Compression, 'none'>;
  /** Descriptor of the file that is written, from where it stands. */
  readonly target: number;
  readonly limits: Limits;
};

/** Where a compressed stream cannot be inflated any further; what came out before is there. */
export type Damage = {
  readonly code: InflateErrorCode | LimitReached['code'];
  readonly message: string;
  readonly offset: number;
};

/** What the worker tells: how far it is, and in the end whether the stream was sound, or why it could not be written. */
export type SpoolReply =
  | { readonly type: 'progress'; readonly bytesRead: number }
  | { readonly type: 'done'; readonly damage: Damage | null }
  | { readonly type: 'failed'; readonly message: string; readonly code: string | undefined };

const reply = (message: SpoolReply) => parentPort?.postMessage(message);

async function spool({ range, compression, target, limits }: SpoolRequest): Promise<Damage | null> {
  let bytesRead = 0;
  let reported = 0;
  const onOutput = (chunk: Uint8Array) => {
    for (let written = 0; written < chunk.length; ) written += writeSync(target, chunk, written);
  };
  const onStored = (chunk: Uint8Array) => {
    const now = performance.now();
    if (now - reported >= progressInterval) reply({ type: 'progress', bytesRead });
    if (now - reported >= progressInterval) reported = now;
    bytesRead += chunk.length;
  };
  try {
    await inflates[compression](rangeBlob(range), onOutput, onStored, limits);
    return null;
  } catch (error) {
    if (error instanceof LimitReached) return { code: error.code, message: error.message, offset: bytesRead };
    if (!(error instanceof InflateError)) throw error;
    return { code: error.code, message: error.message, offset: error.offset };
  }
}

spool(workerData as SpoolRequest).then(
  (damage) => reply({ type: 'done', damage }),
  (error: NodeJS.ErrnoException) => reply({ type: 'failed', message: error.message, code: error.code }),
);
