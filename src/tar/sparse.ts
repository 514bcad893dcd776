import type { Limits } from '../limits/limits.js';
import type { ExtendedHeaders } from './extended-headers.js';
import type { HeaderBlock } from './header-block.js';
import { parseNumeric } from './numeric.js';
import { type PaxRecords, paxKeys } from './pax.js';
import {
  malformedMap,
  readOldGnuSparseMap,
  readSparseMapBeforeContent,
  type SparseMap,
  type SparseMapRead,
  sparseMapOfRecords,
} from './sparse-maps.js';
import type { ByteRange, TarEntry } from './tar-entry.js';
import { typeflags } from './typeflags.js';

/** Whether the entry of this header is stored with holes, so that `readSparse` has to see to it. */
export function isSparse(header: HeaderBlock, extended: ExtendedHeaders): boolean {
  return header.typeflag === typeflags.gnuSparse || (extended.hasPax && paxSparseFormat(extended.pax) !== 'none');
}

/**
 * Reads and checks the map of a sparse file (Go `handleSparseFile`), and corrects the entry: its name and logical size, and
 * where its data are and how many. A map that is stored before the data in the content is not part of them.
 */
export function* readSparse(
  range: ByteRange,
  entry: TarEntry,
  header: HeaderBlock,
  extended: ExtendedHeaders,
  limits: Limits,
): Generator<ByteRange, void, Uint8Array> {
  if (entry.type !== 'file') throw malformedMap('belongs to something that is no file');
  const { map, end } =
    header.typeflag === typeflags.gnuSparse
      ? yield* readGnuHeader(range, entry, header, limits)
      : yield* readPaxHeader(range, entry, extended.pax, limits);
  if (!isValidSparseMap(map, entry.size)) throw malformedMap('has pieces that overlap or do not fit in the file');
  entry.offset = end;
  entry.sparseMap = map;
}

function* readGnuHeader(
  range: ByteRange,
  entry: TarEntry,
  header: HeaderBlock,
  limits: Limits,
): Generator<ByteRange, SparseMapRead, Uint8Array> {
  const read = yield* readOldGnuSparseMap(range, header, entry.offset, limits);
  entry.size = parseNumeric(header.bytes, 483, 12);
  return read;
}

function* readPaxHeader(
  range: ByteRange,
  entry: TarEntry,
  pax: PaxRecords,
  limits: Limits,
): Generator<ByteRange, SparseMapRead, Uint8Array> {
  if (pax.has(paxKeys['GNU.sparse.name'])) entry.name = pax.text(paxKeys['GNU.sparse.name']);
  if (pax.has(paxKeys['GNU.sparse.size'])) entry.size = pax.integer(paxKeys['GNU.sparse.size']);
  else if (pax.has(paxKeys['GNU.sparse.realsize'])) entry.size = pax.integer(paxKeys['GNU.sparse.realsize']);
  if (paxSparseFormat(pax) === 'map-in-records') return { map: sparseMapOfRecords(pax), end: entry.offset };
  const read = yield* readSparseMapBeforeContent(range, entry.offset, entry.storedSize, limits);
  entry.storedSize -= read.end - entry.offset;
  return read;
}

/**
 * Which of GNU tar's PAX sparse formats the records announce (GNU tar manual, "PAX Format, Versions 0.0, 0.1, 1.0"): the map
 * in the records or before the content. Versions nobody knows are no sparse files (Go `readGNUSparsePAXHeaders`).
 */
function paxSparseFormat(pax: PaxRecords): 'none' | 'map-in-records' | 'map-before-content' {
  const major = pax.text(paxKeys['GNU.sparse.major']);
  const minor = pax.text(paxKeys['GNU.sparse.minor']);
  if (isDigit(major, 0) && (isDigit(minor, 0) || isDigit(minor, 1))) return 'map-in-records';
  if (isDigit(major, 1) && isDigit(minor, 0)) return 'map-before-content';
  if (major.length > 0 || minor.length > 0) return 'none';
  return pax.sparseMap().length > 0 ? 'map-in-records' : 'none';
}

function isDigit(text: Uint8Array, digit: number): boolean {
  return text.length === 1 && text[0] === 0x30 + digit;
}

/**
 * Whether all pieces lie within `size`, in order and without overlap: the checks that bsdtar and Go (`validateSparseEntries`)
 * make.
 */
function isValidSparseMap(map: SparseMap, size: number): boolean {
  if (!(size >= 0 && size <= Number.MAX_SAFE_INTEGER)) return false;
  let previousEnd = 0;
  for (let i = 0; i < map.length; i += 2) {
    const offset = map[i]!;
    const length = map[i + 1]!;
    if (offset < previousEnd || length < 0 || offset + length > size) return false;
    previousEnd = offset + length;
  }
  return true;
}
