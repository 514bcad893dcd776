import { formatAmount } from '../limits/amount.js';
import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { LimitReached } from '../problem/limit-reached.js';

/**
 * How many times what comes out may be copied in memory. fzstd moves the whole window for every block: with blocks of 128 KiB, as
 * everybody writes them, 64 times in the usual window of 8 MiB, 1024 times in one of 128 MiB.
 */
const usualCopies = 2048;

/** What taking memory for a window costs, in moves of it. Measured: it takes ten times as long. */
const movesToTake = 10;

/** Watches what inflating zstd costs beside what comes out: memory for windows, and time to move it. */
export class ZstdWatch {
  readonly #limits: Limits;
  #window = 0;
  #copied = 0;
  #inflated = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A frame claims a window. Throws a LimitReached when it is too large. */
  claim(window: number): void {
    if (window <= this.#limits.zstdWindow) return;
    const message = `A zstd frame wants a window of ${formatAmount(window, 'bytes')}; ${limitInWords(this.#limits, 'zstdWindow')}.`;
    throw new LimitReached('limit-zstd-window', message);
  }

  /** Memory is about to be taken for a window. */
  take(window: number): void {
    this.#window = window;
    this.#copy(movesToTake);
  }

  /** A block came out. */
  inflate(bytes: number): void {
    this.#inflated += bytes;
    this.#copy(1);
  }

  #copy(times: number): void {
    this.#copied += times * this.#window;
    if (this.#copied - usualCopies * this.#inflated <= this.#limits.zstdCopying) return;
    const blocks = `The blocks of a zstd stream are tiny for its window of ${formatAmount(this.#window, 'bytes')}`;
    const message = `${blocks}, which has to be copied for each; ${limitInWords(this.#limits, 'zstdCopying')}.`;
    throw new LimitReached('limit-zstd-copying', message);
  }
}
