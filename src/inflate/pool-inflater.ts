import type { Transform } from 'node:stream';
import type { OnOutput } from './inflate.js';

/** Output at a time, in bytes. With Node's default of 16 kB inflating takes twice as long; each is a way to another thread and back. */
export const poolChunkBytes = 1024 * 1024;

/** Node's inflater found the stream damaged; it drops what it had inflated of the piece it was given last. */
export class PoolDamage extends Error {
  override readonly name = 'PoolDamage';
  /** zlib's own word for it. */
  readonly code: string | undefined;

  constructor({ code, message }: NodeJS.ErrnoException) {
    super(message);
    this.code = code;
  }
}

/**
 * Drives one of Node's inflaters, which work in the thread pool. What comes out is handed on only after the next piece of
 * work was begun: so this thread hashes while another one inflates, and no more than two chunks are ever waiting.
 */
export class PoolInflater {
  readonly #transform: Transform;
  readonly #onOutput: OnOutput;
  #waiting: Uint8Array[] = [];
  #failure: { readonly error: unknown } | null = null;
  #onFailure: ((error: unknown) => void) | null = null;
  #onEnd: (() => void) | null = null;
  #ended = false;

  constructor(transform: Transform, onOutput: OnOutput) {
    this.#transform = transform;
    this.#onOutput = onOutput;
    transform.on('data', (chunk: Uint8Array) => {
      this.#waiting.push(chunk);
      if (this.#waiting.length === 1) setImmediate(() => this.#handOn());
    });
    transform.on('end', () => {
      this.#ended = true;
      this.#onEnd?.();
    });
    transform.on('error', (error) => {
      this.#handOn();
      this.#fail(new PoolDamage(error));
    });
  }

  /** Whether the stream ended, be it before the input did. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Inflates a piece, whose memory must stay as it is until then. Rejects with a PoolDamage, or with what `onOutput` threw. */
  write(piece: Uint8Array): Promise<void> {
    return this.#attempt((resolve) => this.#transform.write(piece, () => this.#failure === null && resolve()));
  }

  /** No more pieces will come: resolves when everything was handed on. Rejects as `write` does. */
  async end(): Promise<void> {
    await this.#attempt((resolve) => {
      if (this.#ended) return resolve();
      this.#onEnd = resolve;
      this.#transform.end();
    });
    this.drain();
  }

  /** Hands on what came out so far. Throws what `onOutput` throws. */
  drain(): void {
    this.#handOn();
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** Gives the inflater's memory back. */
  destroy(): void {
    this.#transform.destroy();
    this.#waiting = [];
  }

  #attempt(start: (resolve: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure.error);
      this.#onFailure = reject;
      start(resolve);
    });
  }

  #handOn(): void {
    const chunks = this.#waiting;
    this.#waiting = [];
    try {
      for (const chunk of chunks) {
        if (this.#failure !== null) return;
        this.#onOutput(chunk);
      }
    } catch (error) {
      // Whatever a listener throws would end the process.
      this.#fail(error);
      this.#transform.destroy();
    }
  }

  #fail(error: unknown): void {
    // What follows a failure is told of again and again; and behind its end a stream may have anything.
    if (this.#failure !== null || (this.#ended && error instanceof PoolDamage)) return;
    this.#failure = { error };
    this.#onFailure?.(error);
  }
}
