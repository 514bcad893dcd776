import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { blockSize, type HeaderBlock } from './header-block.js';
import { MalformedTar } from './malformed-tar.js';
import { parseDecimal, parseNumeric } from './numeric.js';
import { type PaxRecords, paxKeys } from './pax.js';
import type { ByteRange } from './tar-entry.js';

/** Where the data of a sparse file belong: offset and length of each piece, in turn, in the file as it is written out. */
export type SparseMap = Readonly<ArrayLike<number>>;

/** A map that was read from blocks, and the offset in the archive of the first byte behind these blocks. */
export type SparseMapRead = { readonly map: SparseMap; readonly end: number };

/** Bytes of one piece in the map of an old GNU header: offset and length, 12 each. */
const pieceBytes = 24;
const lineFeed = 0x0a;
const comma = 0x2c;

/** The map of format 0.1, or of 0.0 after `PaxRecords` made 0.1 of it (Go `readGNUSparseMap0x1`). */
export function sparseMapOfRecords(pax: PaxRecords): SparseMap {
  const text = pax.sparseMap();
  const map: number[] = [];
  for (let start = 0; text.length > 0 && start <= text.length; ) {
    const found = text.indexOf(comma, start);
    const end = found < 0 ? text.length : found;
    map.push(numberIn(text, start, end));
    start = end + 1;
  }
  const pieces = pax.has(paxKeys['GNU.sparse.numblocks']) ? pax.integer(paxKeys['GNU.sparse.numblocks']) : Number.NaN;
  if (map.length !== 2 * pieces) throw malformedMap('has another number of pieces than it says');
  return map;
}

/**
 * Reads the map of format 1.0: lines of decimal numbers, first how many pieces, then offset and length of each, padded to a
 * whole block (Go `readGNUSparseMap1x0`). It lies in the content, `stored` bytes from `offset`, and is counted in them.
 */
export function* readSparseMapBeforeContent(
  range: ByteRange,
  offset: number,
  stored: number,
  limits: Limits,
): Generator<ByteRange, SparseMapRead, Uint8Array> {
  const map: number[] = [];
  let pieces = -1;
  let text = new Uint8Array(blockSize);
  let length = 0;
  let start = 0;
  let read = 0;
  while (pieces < 0 || map.length < 2 * pieces) {
    read += blockSize;
    if (read > limits.headerSize) throw tooLarge(limits);
    if (read > stored) throw malformedMap('is longer than the content it is in');
    const block = yield* readBlock(range, offset + read - blockSize);
    if (length + blockSize > text.length) text = doubled(text);
    text.set(block, length);
    length += blockSize;
    while (pieces < 0 || map.length < 2 * pieces) {
      const end = text.indexOf(lineFeed, start);
      if (end < 0) break;
      const value = numberIn(text, start, end);
      start = end + 1;
      if (pieces >= 0) map.push(value);
      else if (value >= 0) pieces = value;
      else throw malformedMap('has a negative number of pieces');
    }
  }
  return { map, end: offset + read };
}

/**
 * Reads the map of a typeflag `S` header: four pieces in the header, then 21 in each extension block that follows it, which
 * the size of the entry does not count (GNU tar manual, "Old GNU Format"; Go `readOldGNUSparseMap`).
 */
export function* readOldGnuSparseMap(
  range: ByteRange,
  header: HeaderBlock,
  offset: number,
  limits: Limits,
): Generator<ByteRange, SparseMapRead, Uint8Array> {
  // Star has the same typeflag for another layout.
  if (header.format !== 'gnu') throw malformedMap('is not in a GNU header');
  const map: number[] = [];
  let more = addPieces(map, header.bytes, 386, 4);
  let end = offset;
  for (let read = 4 * pieceBytes + 1; more; ) {
    read += blockSize;
    if (read >= limits.headerSize) throw tooLarge(limits);
    more = addPieces(map, yield* readBlock(range, end), 0, 21);
    end += blockSize;
  }
  return { map, end };
}

/** Adds up to `count` pieces from `at`; says whether an extension block follows. A NUL in place of an offset ends them. */
function addPieces(map: number[], bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = at; i < at + count * pieceBytes && bytes[i] !== 0; i += pieceBytes) {
    const offset = parseNumeric(bytes, i, 12);
    const length = parseNumeric(bytes, i + 12, 12);
    if (Number.isNaN(offset + length)) throw malformedMap('has something that is no number');
    map.push(offset, length);
  }
  return bytes[at + count * pieceBytes]! > 0;
}

function* readBlock(range: ByteRange, offset: number): Generator<ByteRange, Uint8Array, Uint8Array> {
  range.offset = offset;
  range.length = blockSize;
  const block = yield range;
  if (block.length >= blockSize) return block;
  throw new MalformedTar('tar-truncated', 'The archive ends inside the map of a sparse file.', offset);
}

function doubled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}

function numberIn(text: Uint8Array, start: number, end: number): number {
  const value = parseDecimal(text, start, end);
  if (Number.isNaN(value)) throw malformedMap('has something that is no number');
  return value;
}

export function malformedMap(what: string): MalformedTar {
  return new MalformedTar('tar-bad-sparse', `The map of a sparse file ${what}.`);
}

function tooLarge(limits: Limits): MalformedTar {
  const message = `The map of a sparse file is too large; ${limitInWords(limits, 'headerSize')}.`;
  return new MalformedTar('tar-header-too-large', message);
}
