import type { ShownRow } from '../../content/content-reader.js';
import { type ContentView, hexRowBytes } from './content-view.js';

const lineFeed = 0x0a;

/** Bytes of a row of a text, as `RowIndex` has them: longer lines are several. */
const rowBytes = 1024;

/**
 * The first row in sight, in the other form: the same place in the file as far as that is known. Where what is here begins with the file, its bytes
 * are counted; else the rows are taken for equally long. What is shown of a text has its bytes, but for tabs and what is escaped. Whoever has not moved
 * comes back to where they were.
 */
export function topInOtherForm(view: ContentView): number {
  const { form, top, kind, came } = view;
  if (came?.to === top) return came.from;
  const size = kind?.size ?? 0;
  if (form === 'text') return Math.floor(Math.min(textOffset(view, size), Math.max(0, size - 1)) / hexRowBytes);
  return top === 0 ? 0 : textRow(view, size);
}

/** Bytes before the first row of a text that is in sight. */
function textOffset({ page, top, total }: ContentView, size: number): number {
  const rows = page?.form === 'text' ? page.rows : [];
  const isBegin = page?.form === 'text' && page.from === 0 && top <= rows.length;
  const here = shownBytes(rows, rows.length);
  if (!isBegin) return top * (total !== null && total > 0 ? size / total : here / Math.max(1, rows.length));
  // Where all of it is here, what it says of itself is put right by what it is.
  const isWhole = total === rows.length && here > 0;
  return shownBytes(rows, top) * (isWhole ? size / here : 1);
}

/** Bytes of the first rows, with their line feeds: what goes on in the next row has none. */
function shownBytes(rows: readonly ShownRow[], count: number): number {
  let bytes = 0;
  for (let at = 0; at < count; at += 1) {
    bytes += Buffer.byteLength(rows[at]!.text) + (rows[at + 1]?.line === null ? 0 : 1);
  }
  return bytes;
}

/** The row of a text that begins in the first row of bytes that is in sight; the one that goes on there, where none does. */
function textRow({ page, top, total }: ContentView, size: number): number {
  const bytes = page?.form === 'bytes' ? page.bytes : new Uint8Array(0);
  const offset = top * hexRowBytes;
  if (page?.from === 0 && offset <= bytes.length) return rowsBefore(bytes, offset);
  if (total !== null) return Math.floor((offset * total) / Math.max(1, size));
  return Math.floor(offset * (rowsBefore(bytes, bytes.length) / Math.max(1, bytes.length)));
}

/** The row of the text that begins within a row of bytes from an offset on, else the one before. */
function rowsBefore(bytes: Uint8Array, offset: number): number {
  let rows = 0;
  let begin = 0;
  while (begin < offset) {
    const end = bytes.subarray(begin, begin + rowBytes + 1).indexOf(lineFeed);
    begin += end === -1 ? rowBytes : end + 1;
    rows += 1;
  }
  const last = offset + hexRowBytes;
  return begin < Math.min(last, bytes.length) ? rows : Math.max(0, rows - 1);
}
