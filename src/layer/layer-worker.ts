import { parentPort } from 'node:worker_threads';
import { type OpenRange, rangeBlob } from '../blob/file-blob.js';
import type { Changeset } from './changeset.js';
import { indexLayer } from './index-layer.js';
import type { LayerReading } from './layer-reading.js';

/** Asks the worker to read the layer that lies in a range of an open file. One at a time. */
export type WorkerRequest = { readonly range: OpenRange };

/** What the worker tells: how far it is, and in the end the reading or why there is none. */
export type WorkerReply =
  | { readonly type: 'progress'; readonly bytesRead: number }
  | { readonly type: 'done'; readonly reading: LayerReading }
  | { readonly type: 'failed'; readonly message: string };

/** Between two reports of progress, in milliseconds. */
const progressInterval = 50;

parentPort?.on('message', async ({ range }: WorkerRequest) => {
  const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);
  let reported = 0;
  try {
    const reading = await indexLayer(rangeBlob(range), (bytesRead) => {
      const now = performance.now();
      if (now - reported < progressInterval) return;
      reported = now;
      reply({ type: 'progress', bytesRead });
    });
    reply({ type: 'done', reading }, columnBuffers(reading.changeset));
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
