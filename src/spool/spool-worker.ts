import { parentPort, workerData } from 'node:worker_threads';
import { type OpenRange, rangeBlob } from '../blob/file-blob.js';
import type { Compression } from '../inflate/compression.js';
import type { Limits } from '../limits/limits.js';
import { type Damage, inflateBlob } from './inflate-blob.js';
import { progressInterval } from './spool-options.js';

/** Asks the worker to inflate a range of an open file into another open file. */
export type SpoolRequest = {
  readonly range: OpenRange;
  readonly compression: Exclude<Compression, 'none'>;
  /** Descriptor of the file that is written, from where it stands. */
  readonly target: number;
  readonly limits: Limits;
};

/** What the worker tells: how far it is, and in the end whether the stream was sound, or why it could not be written. */
export type SpoolReply =
  | { readonly type: 'progress'; readonly bytesRead: number; readonly bytesWritten: number }
  | { readonly type: 'done'; readonly damage: Damage | null }
  | { readonly type: 'failed'; readonly message: string; readonly code: string | undefined };

const reply = (message: SpoolReply) => parentPort?.postMessage(message);

function spool({ range, compression, target, limits }: SpoolRequest): Promise<Damage | null> {
  let reported = 0;
  return inflateBlob(rangeBlob(range), compression, target, limits, (bytesRead, bytesWritten) => {
    const now = performance.now();
    if (now - reported < progressInterval) return;
    reported = now;
    reply({ type: 'progress', bytesRead, bytesWritten });
  });
}

spool(workerData as SpoolRequest).then(
  (damage) => reply({ type: 'done', damage }),
  (error: NodeJS.ErrnoException) => reply({ type: 'failed', message: error.message, code: error.code }),
);
