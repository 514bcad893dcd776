/**
 * Random numbers that a seed determines, on every machine: sfc32 by Chris Doty-Humphrey (PractRand), which passes its own
 * tests and is ten lines; `Math.random` cannot be seeded.
 */
export class Random {
  #a: number;
  #b: number;
  #c = 0x9e3779b9;
  #counter = 1;

  /** Two seeds, so that each case of a run has numbers of its own. */
  constructor(seed: number, stream: number) {
    this.#a = seed >>> 0;
    this.#b = stream >>> 0;
    for (let round = 0; round < 15; round += 1) this.#next();
  }

  /** A whole number from 0 to `below - 1`. */
  below(below: number): number {
    return Math.floor((this.#next() / 2 ** 32) * below);
  }

  /** A whole number from `first` to `last`. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(things: readonly T[]): T {
    return things[this.below(things.length)]!;
  }

  /** A length that is mostly small and now and then up to `largest`. */
  length(largest: number): number {
    return Math.floor(largest ** (this.#next() / 2 ** 32));
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let i = 0; i < length; i += 1) bytes[i] = this.#next() & 0xff;
    return bytes;
  }

  /** Numbers of their own for a part of the work, so that leaving out another part does not change them. */
  fork(): Random {
    return new Random(this.#next(), this.#next());
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
