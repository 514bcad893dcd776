import { parentPort } from 'node:worker_threads';
import { type OpenRange, rangeBlob } from '../blob/file-blob.js';
import type { Limits } from '../limits/limits.js';
import type { Changeset } from './changeset.js';
import { digestLayer } from './digest-layer.js';
import { indexLayer, type OnProgress } from './index-layer.js';
import type { LayerClaims } from './layer-claims.js';
import type { LayerDigests, LayerReading } from './layer-reading.js';

/** Asks the worker to read the layer that lies in a range of an open file, or to compute its digests. One at a time. */
export type WorkerRequest = {
  readonly task: keyof WorkerResults;
  readonly range: OpenRange;
  readonly claims: LayerClaims;
  readonly limits: Limits;
};

/** What each task gives. */
export type WorkerResults = { readonly index: LayerReading; readonly digest: LayerDigests };

/** What the worker tells: how far it is, and in the end the result or why there is none. */
export type WorkerReply =
  | { readonly type: 'progress'; readonly bytesRead: number }
  | { readonly type: 'done'; readonly result: WorkerResults[keyof WorkerResults] }
  | { readonly type: 'failed'; readonly message: string };

/** Between two reports of progress, in milliseconds. */
const progressInterval = 50;

parentPort?.on('message', async ({ task, range, claims, limits }: WorkerRequest) => {
  const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);
  let reported = 0;
  const onProgress: OnProgress = (bytesRead) => {
    const now = performance.now();
    if (now - reported < progressInterval) return;
    reported = now;
    reply({ type: 'progress', bytesRead });
  };
  try {
    const blob = rangeBlob(range);
    if (task === 'digest') reply({ type: 'done', result: await digestLayer(blob, claims, onProgress) });
    else {
      const reading = await indexLayer(blob, onProgress, claims, limits);
      reply({ type: 'done', result: reading }, columnBuffers(reading.changeset));
    }
  } catch (error) {
    reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

/** The memory of all columns: it is handed over, not copied. */
function columnBuffers(changeset: Changeset): ArrayBuffer[] {
  return Object.values(changeset)
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer as ArrayBuffer);
}
