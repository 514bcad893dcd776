import type { OnOutput } from './inflate.js';

/** Hands on what comes out behind the first `known` bytes: where a stream is gone through again, these were handed on before. */
export class NewOutput {
  readonly #known: number;
  readonly #onOutput: OnOutput;
  #passed = 0;

  constructor(known: number, onOutput: OnOutput) {
    this.#known = known;
    this.#onOutput = onOutput;
  }

  /** Bytes that have been handed on, the known ones counted. */
  get handedOn(): number {
    return Math.max(this.#known, this.#passed);
  }

  readonly pass: OnOutput = (chunk) => {
    const known = Math.min(chunk.length, Math.max(0, this.#known - this.#passed));
    this.#passed += chunk.length;
    if (known < chunk.length) this.#onOutput(known === 0 ? chunk : chunk.subarray(known));
  };
}
