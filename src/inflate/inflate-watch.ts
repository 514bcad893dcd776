import { formatAmount } from '../limits/amount.js';
import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { LimitReached } from '../problem/limit-reached.js';

/**
 * Watches what comes out of a compressed stream against what went in. A few kilobytes can inflate to anything; nothing of it is
 * kept, but somebody waits for it.
 */
export class InflateWatch {
  readonly #limits: Limits;
  #stored = 0;
  #inflated = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** So many more bytes went in. */
  store(bytes: number): void {
    this.#stored += bytes;
  }

  /** Bytes that may still come out before the layer has more than is read of one. */
  get room(): number {
    return Math.max(0, this.#limits.layerSize - this.#inflated);
  }

  /** So many more bytes are about to come out. Throws a LimitReached when they are too many. */
  inflate(bytes: number): void {
    this.#inflated += bytes;
    const { layerSize, ratio, ratioGrace } = this.#limits;
    if (this.#inflated > layerSize) {
      const message = `The layer inflates to more than is read of one; ${limitInWords(this.#limits, 'layerSize')}.`;
      throw new LimitReached('limit-layer-size', message);
    }
    // What was read ahead of the output only makes the ratio smaller.
    if (this.#inflated > ratioGrace && this.#inflated > ratio * this.#stored) {
      const reached = `${formatAmount(this.#stored, 'bytes')} of the layer inflate to ${formatAmount(this.#inflated, 'bytes')} and more`;
      throw new LimitReached('limit-ratio', `${reached}; ${limitInWords(this.#limits, 'ratio')}.`);
    }
  }
}
