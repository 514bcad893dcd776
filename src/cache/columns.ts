/** Numbers that lie in memory one after the other. */
export type Column = Exclude<NodeJS.TypedArray, Buffer>;

/** Every kind of column, by the name that it has in a file. */
const kinds = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

/** The kind of a column, its first byte among all columns of the file, and its length in numbers. */
export type ColumnPlace = readonly [kind: string, start: number, length: number];

/** What columns are aligned to: the bytes of the largest numbers. */
export const alignment = 8;

/** The next place for a column at or behind this one. */
export function aligned(position: number): number {
  return Math.ceil(position / alignment) * alignment;
}

/** Gathers columns that are to be written one after the other. */
export class ColumnPacker {
  readonly columns: Column[] = [];
  readonly places: ColumnPlace[] = [];
  #end = 0;

  /** Takes a column in; gives its number. */
  readonly add = (column: Column): number => {
    const kind = Object.prototype.toString.call(column).slice('[object '.length, -1);
    this.places.push([kind, this.#end, column.length]);
    this.#end = aligned(this.#end + column.byteLength);
    return this.columns.push(column) - 1;
  };
}

/** The columns of a file as views of its bytes, whose first column begins at `start`. Throws where one is not in them. */
export function columnsOf(bytes: ArrayBuffer, start: number, places: readonly ColumnPlace[]): Column[] {
  return places.map(([kind, offset, length]) => new kinds[kind as keyof typeof kinds](bytes, start + offset, length));
}
