const initialRows = 256;

/** The columns of a changeset that have a number for every row, growing together: no object and no check a column for each row. */
export class RowColumns {
  #room = initialRows;
  /** Rows so far. */
  length = 0;
  path = new Uint32Array(initialRows);
  kind = new Uint8Array(initialRows);
  mode = new Uint16Array(initialRows);
  uid = new Uint32Array(initialRows);
  gid = new Uint32Array(initialRows);
  mtime = new Float64Array(initialRows);
  size = new Float64Array(initialRows);
  storedSize = new Float64Array(initialRows);
  offset = new Float64Array(initialRows);
  link = new Uint32Array(initialRows);
  xattrs = new Uint32Array(initialRows);
  flags = new Uint8Array(initialRows);

  /** Makes room for one more row, all zeros; gives its number. */
  add(): number {
    if (this.length === this.#room) this.#resize(Math.ceil(this.#room * 1.5));
    return this.length++;
  }

  /** Cuts the columns to the rows there are; nothing can be added without growing again. */
  trim(): void {
    this.#resize(this.length);
  }

  #resize(room: number): void {
    this.path = resized(this.path, new Uint32Array(room));
    this.kind = resized(this.kind, new Uint8Array(room));
    this.mode = resized(this.mode, new Uint16Array(room));
    this.uid = resized(this.uid, new Uint32Array(room));
    this.gid = resized(this.gid, new Uint32Array(room));
    this.mtime = resized(this.mtime, new Float64Array(room));
    this.size = resized(this.size, new Float64Array(room));
    this.storedSize = resized(this.storedSize, new Float64Array(room));
    this.offset = resized(this.offset, new Float64Array(room));
    this.link = resized(this.link, new Uint32Array(room));
    this.xattrs = resized(this.xattrs, new Uint32Array(room));
    this.flags = resized(this.flags, new Uint8Array(room));
    this.#room = room;
  }
}

/** What is in `column`, as far as it has room in `target`. */
function resized<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(column: T, target: T): T {
  target.set(column.length <= target.length ? column : column.subarray(0, target.length));
  return target;
}
