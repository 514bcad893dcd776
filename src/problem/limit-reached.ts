import type { ProblemCode } from './problem-codes.js';

/**
 * Ends the reading of a layer from wherever a limit is met. It never leaves `src/layer`, which keeps what was read until then
 * and makes a problem of this. A layer meets at most one, so it costs nothing that it is an exception.
 */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
  readonly code: ProblemCode;

  /** `message` is the sentence of the problem. */
  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
