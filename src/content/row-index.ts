import type { Blob } from '../blob/blob.js';
import { Turn } from '../layer/turn.js';

const lineFeed = 0x0a;

/** Bytes of a row: a longer line is several rows. A screenful of wrapped text has more. */
export const rowBytes = 1024;

/** Rows from one place that is kept to the next. */
const apart = 256;

/** Bytes that are read at a time. */
const pieceBytes = 1 << 18;

/** A row of a text file: a line without its line feed, or a piece of a long one. */
export type TextRow = {
  /** Of the line, from 1. */
  readonly line: number;
  /** It goes on a line that began in an earlier row. */
  readonly continues: boolean;
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
};

/** The beginning of a row. */
type Place = { readonly line: number; readonly continues: boolean; readonly offset: number };

/**
 * Finds the rows of a text, which may have any size: it is gone through once, as far as rows were asked for, and of every few hundredth
 * row the place is kept. Rows count from 0.
 */
export class RowIndex {
  readonly #blob: Blob;
  readonly #places: Place[] = [{ line: 1, continues: false, offset: 0 }];
  /** Rows whose beginnings were passed. */
  #passed = 0;
  /** Where the next one begins. */
  #next: Place = this.#places[0]!;

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  /** How many rows there are; null while the end was not seen. */
  get total(): number | null {
    return this.#next.offset >= this.#blob.size ? this.#passed : null;
  }

  /** Rows from `from` on, at most `count`; fewer where the text ends. */
  async rows(from: number, count: number, signal?: AbortSignal): Promise<TextRow[]> {
    if (count === 0) return [];
    await this.passTo(from + count, signal);
    const first = Math.min(Math.floor(from / apart), this.#places.length - 1);
    const rows: TextRow[] = [];
    let at = first * apart;
    await this.#walk(
      this.#places[first]!,
      (row) => {
        if (at >= from) rows.push({ ...row, bytes: row.bytes.slice() });
        at += 1;
        return at < from + count;
      },
      signal,
    );
    return rows;
  }

  /** The row in which a line, from 1, begins; the last row where the text has not so many. */
  async rowOf(line: number, signal?: AbortSignal): Promise<number> {
    while (this.total === null && this.#next.line <= line) await this.passTo(this.#passed + apart, signal);
    const first = Math.max(
      0,
      this.#places.findLastIndex((place) => place.line < line || (place.line === line && !place.continues)),
    );
    let row = first * apart - 1;
    await this.#walk(
      this.#places[first]!,
      (found) => {
        row += 1;
        return found.line < line && row < this.#passed - 1;
      },
      signal,
    );
    return Math.max(0, row);
  }

  /** Goes through the text until that many rows were passed; with infinity, to its end. */
  async passTo(row: number, signal?: AbortSignal): Promise<void> {
    if (this.#passed >= row || this.total !== null) return;
    await this.#walk(
      this.#next,
      ({ line, continues, offset }, next) => {
        if (this.#passed % apart === 0) this.#places[this.#passed / apart] = { line, continues, offset };
        this.#passed += 1;
        this.#next = next;
        return this.#passed < row;
      },
      signal,
    );
  }

  /** Every row from a place on, until `visit` has enough. Its bytes are valid during the call. */
  async #walk(start: Place, visit: (row: TextRow, next: Place) => boolean, signal?: AbortSignal): Promise<void> {
    const turn = new Turn();
    let place = start;
    while (place.offset < this.#blob.size) {
      signal?.throwIfAborted();
      const piece = await this.#blob.read(place.offset, pieceBytes);
      if (piece.length === 0) return;
      const isLast = place.offset + piece.length >= this.#blob.size;
      let used = 0;
      for (;;) {
        const found = piece.indexOf(lineFeed, used);
        const rest = piece.length - used;
        if (rest === 0) break;
        // A line that ends beyond the piece is looked at again with the next one, unless a row of it is here.
        if (found === -1 && rest < rowBytes && !isLast) break;
        const isWhole = found !== -1 && found - used <= rowBytes;
        const end = isWhole ? found : Math.min(piece.length, used + cut(piece, used, rest));
        const ends = isWhole || (isLast && end === piece.length);
        const next: Place = {
          line: place.line + (ends ? 1 : 0),
          continues: !ends,
          offset: place.offset + (end - used) + (isWhole ? 1 : 0),
        };
        const goOn = visit({ ...place, bytes: piece.subarray(used, end) }, next);
        used = end + (isWhole ? 1 : 0);
        place = next;
        if (!goOn) return;
      }
      if (turn.isOver) await turn.next();
    }
  }
}

/** How many of the bytes make a row: no character is cut in two. */
function cut(bytes: Uint8Array, start: number, rest: number): number {
  if (rest <= rowBytes) return rest;
  let length = rowBytes;
  while (length > rowBytes - 4 && (bytes[start + length]! & 0xc0) === 0x80) length -= 1;
  return length;
}
