import type { ProblemCode } from './problem-codes.js';

/**
 * For how many layers full of problems an image has room. Real ones seldom have one; without a bound a layer of a few kilobytes that
 * is listed a thousand times fills the memory.
 */
const fullLayers = 16;

/** Counts the problems that are kept of all layers of an image together. */
export class ProblemTally {
  readonly #most: number;
  readonly #kept = new Map<ProblemCode, number>();

  /** `problems` of one code are kept of a layer. */
  constructor({ problems }: { readonly problems: number }) {
    this.#most = fullLayers * problems;
  }

  /** Whether there is room for another problem with this code; it counts as kept then. */
  take(code: ProblemCode): boolean {
    const kept = this.#kept.get(code) ?? 0;
    if (kept >= this.#most) return false;
    this.#kept.set(code, kept + 1);
    return true;
  }
}
