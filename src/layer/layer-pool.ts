import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Blob, FileSlice } from '../blob/blob.js';
import { builtFile } from '../built-file.js';
import { sniffBytes, sniffCompression } from '../inflate/compression.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { digestLayer } from './digest-layer.js';
import { indexLayer, type OnProgress } from './index-layer.js';
import { type LayerClaims, noClaims } from './layer-claims.js';
import type { LayerDigests, LayerReading } from './layer-reading.js';
import type { WorkerReply, WorkerRequest, WorkerResults } from './layer-worker.js';

const layerWorkerFile = builtFile('layer-worker.js');

/** Stored bytes from which a compressed layer is worth a thread, or a plain one's digests: starting one takes as long as inflating a megabyte. */
const threadPays = 1 << 20;

/**
 * Plain layers are only seeked over, a million rows a second, so what takes how long is told by the rows of those that were read
 * before. When so many rows were read here, and so many more are to be expected of a layer, it is read in a thread.
 */
const rowsHere = 40_000;
const rowsForThread = 4000;

/** Milliseconds after which a thread that has nothing to do is ended: it holds some tens of megabytes. */
const longestIdle = 50;

/** More threads than this have never helped: the disk and the main thread's stacking set the pace. */
const mostThreads = 8;

/**
 * Reads layers, several at once: compressed ones in worker threads, so that neither the screen nor another layer waits for
 * them, and plain ones when there is much of them; small ones, and those that are not in a local file, where it stands.
 */
export class LayerPool {
  readonly #limits: Limits;
  /** Threads without work, and what will end them. */
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #all = new Set<Worker>();
  /** The plain layers that were seeked over in this thread. */
  readonly #seeked = { rows: 0, bytes: 0 };

  constructor(limits: Limits = defaultLimits) {
    this.#limits = limits;
  }

  /** Layers that are worth reading at once. */
  get width(): number {
    return Math.min(mostThreads, availableParallelism());
  }

  /** Reads one layer. Rejects when its bytes cannot be got, and soon after `signal` is aborted. */
  async read(
    blob: Blob,
    onProgress: OnProgress,
    claims: LayerClaims = noClaims,
    signal?: AbortSignal,
  ): Promise<LayerReading> {
    const isPlain = sniffCompression(await blob.read(0, sniffBytes)) === 'none';
    const pays = isPlain ? this.#isForThread(blob) : blob.size >= threadPays;
    if (pays && blob.slice !== undefined) {
      return this.#inThread('index', blob.slice, claims, onProgress, signal);
    }
    const onTurn = (bytesRead: number) => {
      signal?.throwIfAborted();
      onProgress(bytesRead);
    };
    const reading = await indexLayer(blob, onTurn, claims, this.#limits);
    if (isPlain) {
      this.#seeked.rows += reading.changeset.rows;
      this.#seeked.bytes += blob.size;
    }
    return reading;
  }

  /** Reads the stored bytes of a layer through for its digests; the diff id is right of a plain one only. Rejects when its bytes cannot be got, or `signal` is aborted. */
  async digest(blob: Blob, claims: LayerClaims, onProgress: OnProgress, signal?: AbortSignal): Promise<LayerDigests> {
    if (blob.size < threadPays || blob.slice === undefined) return digestLayer(blob, claims, onProgress, signal);
    return this.#inThread('digest', blob.slice, claims, onProgress, signal);
  }

  /** Ends all threads; what they were reading is dropped. Only then may the files be closed that they read. */
  async close(): Promise<void> {
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  /** Whether a plain layer is to be read in a thread. This one, which would only wait for the others, reads its share too. */
  #isForThread({ size }: Blob): boolean {
    const { rows, bytes } = this.#seeked;
    const running = this.#all.size - this.#idle.size;
    return running < this.width - 1 && rows >= rowsHere && (size * rows) / bytes >= rowsForThread;
  }

  #inThread<Task extends WorkerRequest['task']>(
    task: Task,
    slice: FileSlice,
    { digest, diffId, annotations }: LayerClaims,
    onProgress: OnProgress,
    signal?: AbortSignal,
  ): Promise<WorkerResults[Task]> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    const worker = this.#takeIdle() ?? this.#start();
    worker.ref();
    return new Promise<WorkerResults[Task]>((resolve, reject) => {
      const onMessage = (reply: WorkerReply) => {
        if (reply.type === 'progress') onProgress(reply.bytesRead);
        else if (reply.type === 'done') settle(() => resolve(reply.result as WorkerResults[Task]), true);
        else settle(() => reject(new Error(reply.message)), true);
      };
      const onError = (error: unknown) => settle(() => reject(error), false);
      const onExit = () => settle(() => reject(new Error('the thread that read the layer ended')), false);
      const onAbort = () => {
        settle(() => reject(signal?.reason), false);
        // It would not hear of it before it is through.
        void worker.terminate();
      };
      const settle = (outcome: () => void, reusable: boolean) => {
        // One by one: removing all listeners would take Node's own too, and the worker would never be heard of again.
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
        worker.unref();
        if (reusable) this.#idle.set(worker, setTimeout(() => this.#end(worker), longestIdle).unref());
        else this.#all.delete(worker);
        outcome();
      };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      signal?.addEventListener('abort', onAbort);
      const range = { descriptor: slice.descriptor(), offset: slice.offset, size: slice.size };
      // Only what is named: what is handed in may have more, and functions cross no thread.
      const claims = { digest, diffId, annotations };
      worker.postMessage({ task, range, claims, limits: this.#limits } satisfies WorkerRequest);
    });
  }

  #takeIdle(): Worker | undefined {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      return worker;
    }
    return undefined;
  }

  #end(worker: Worker): void {
    this.#idle.delete(worker);
    this.#all.delete(worker);
    void worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(layerWorkerFile);
    this.#all.add(worker);
    return worker;
  }
}
