type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** How much longer a column becomes when it is full. */
const growth = 1.5;

/** A column of numbers that grows as rows come, without an object for each. */
export class ColumnBuilder<T extends NumberColumn> {
  readonly #make: (length: number) => T;
  #values: T;
  #length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(256);
  }

  get length(): number {
    return this.#length;
  }

  /** The number in that row, which must be there. */
  at(row: number): number {
    return this.#values[row] as number;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(Math.ceil(this.#length * growth));
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Appends several numbers at once. */
  append(values: ArrayLike<number>): void {
    const length = this.#length + values.length;
    if (length > this.#values.length) this.#grow(Math.max(length, Math.ceil(this.#values.length * growth)));
    this.#values.set(values, this.#length);
    this.#length = length;
  }

  /** The column, exactly as long as it has rows. */
  finish(): T {
    return this.#values.slice(0, this.#length) as T;
  }

  #grow(length: number): void {
    const grown = this.#make(length);
    grown.set(this.#values);
    this.#values = grown;
  }
}
