import { noBytes } from './header-block.js';
import { MalformedTar } from './malformed-tar.js';
import { lowWordOfDecimal, parseDecimal, parsePaxTime } from './numeric.js';
import { XattrRecords } from './xattrs.js';

/** The keys that Go's `mergePAX` and `readGNUSparsePAXHeaders` look at, numbered; other records are checked and left alone. */
export const paxKeys = {
  path: 0,
  linkpath: 1,
  size: 2,
  uid: 3,
  gid: 4,
  uname: 5,
  gname: 6,
  mtime: 7,
  atime: 8,
  ctime: 9,
  'GNU.sparse.numblocks': 10,
  'GNU.sparse.offset': 11,
  'GNU.sparse.numbytes': 12,
  'GNU.sparse.map': 13,
  'GNU.sparse.name': 14,
  'GNU.sparse.major': 15,
  'GNU.sparse.minor': 16,
  'GNU.sparse.size': 17,
  'GNU.sparse.realsize': 18,
} as const;

export type PaxKey = (typeof paxKeys)[keyof typeof paxKeys];

const keyNames = Object.keys(paxKeys);
const keyBytes = keyNames.map((name) => new TextEncoder().encode(name));

const equalsSign = 0x3d;
const lineFeed = 0x0a;
const comma = 0x2c;

/**
 * The records of one extended header (typeflag `x` or `g`), by key (POSIX pax, "pax Header Block"). It keeps places in the
 * bytes it was given, so these must not change while it is in use.
 *
 * An empty value means that the key is absent: the field of the ustar header counts again.
 */
export class PaxRecords {
  private bytes: Uint8Array = noBytes;
  /** Places of the values, by key; an end that is not behind its start means that there is none. */
  private readonly starts = new Int32Array(keyBytes.length);
  private readonly ends = new Int32Array(keyBytes.length);
  private joinedMap: Uint8Array = noBytes;
  private readonly attributes = new XattrRecords();

  /** Replaces what was there by the records in `bytes`; the last of several with one key counts (Go `parsePAX`). */
  read(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.ends.fill(0);
    this.joinedMap = noBytes;
    this.attributes.clear();
    const sparsePairs: number[] = [];
    for (let start = 0; start < bytes.length; ) {
      const space = bytes.indexOf(0x20, start);
      const end = start + recordLength(bytes, start, space);
      const separator = bytes.indexOf(equalsSign, space);
      if (bytes[end - 1] !== lineFeed || end - 1 <= space) throw malformed('does not end where its length says');
      if (separator < 0 || separator >= end - 1 || separator === space + 1) throw malformed('is not "key=value"');
      this.keep(space + 1, separator, end - 1, sparsePairs);
      start = end;
    }
    if (sparsePairs.length > 0) this.joinedMap = joinedValues(bytes, sparsePairs);
  }

  /** Takes note of one record, after the checks of Go's `validPAXRecord`: no NUL in keys, nor in the values that are names. */
  private keep(start: number, separator: number, end: number, sparsePairs: number[]): void {
    const { bytes } = this;
    const key = keyAt(bytes, start, separator);
    if (key === null) {
      if (contains(bytes, 0, start, separator)) throw malformed('has a NUL in its key');
      this.attributes.add(bytes, start, separator, end);
      return;
    }
    if (isName(key) && contains(bytes, 0, separator + 1, end)) throw malformed(`has a NUL in its ${keyNames[key]}`);
    if (key === paxKeys['GNU.sparse.offset'] || key === paxKeys['GNU.sparse.numbytes']) {
      // Sparse format 0.0 repeats these two keys in turn, against POSIX; Go makes 0.1's map of them.
      const expected = sparsePairs.length % 4 === 0 ? paxKeys['GNU.sparse.offset'] : paxKeys['GNU.sparse.numbytes'];
      if (key !== expected || contains(bytes, comma, separator + 1, end))
        throw malformed('is a misplaced piece of a map');
      sparsePairs.push(separator + 1, end);
      return;
    }
    this.starts[key] = separator + 1;
    this.ends[key] = end;
  }

  has(key: PaxKey): boolean {
    return this.ends[key]! > this.starts[key]!;
  }

  /** The value of a key; empty where there is none. */
  text(key: PaxKey): Uint8Array {
    return this.has(key) ? this.bytes.subarray(this.starts[key], this.ends[key]) : noBytes;
  }

  /** The decimal value of a key that is present. */
  integer(key: PaxKey): number {
    return checked(parseDecimal(this.bytes, this.starts[key]!, this.ends[key]!), key);
  }

  /** Seconds since 1970 of a key that is present. */
  time(key: PaxKey): number {
    return checked(parsePaxTime(this.bytes, this.starts[key]!, this.ends[key]!), key);
  }

  /** What the kernel would take of an owner that does not fit in 32 bits. */
  lowOwner(key: PaxKey, value: number): number {
    return lowWordOfDecimal(this.bytes, this.starts[key]!, this.ends[key]!, value);
  }

  /** The map of a sparse file, `offset,length,offset,length` as format 0.1 has it; empty where there is none. */
  sparseMap(): Uint8Array {
    return this.joinedMap.length > 0 ? this.joinedMap : this.text(paxKeys['GNU.sparse.map']);
  }

  /** Extended attributes by name. */
  xattrs(): ReadonlyMap<string, Uint8Array> {
    return this.attributes.all();
  }
}

/** Length that a record claims, checked as Go's `parsePAXRecord` does: decimal, at least 5, within the header. */
function recordLength(bytes: Uint8Array, start: number, space: number): number {
  const length = space < 0 ? Number.NaN : parseDecimal(bytes, start, space);
  if (!(length >= 5 && length <= bytes.length - start)) throw malformed('has an impossible length');
  return length;
}

function keyAt(bytes: Uint8Array, start: number, end: number): PaxKey | null {
  for (let key = 0; key < keyBytes.length; key++) {
    const name = keyBytes[key]!;
    if (name.length !== end - start) continue;
    let i = 0;
    while (i < name.length && name[i] === bytes[start + i]) i++;
    if (i === name.length) return key as PaxKey;
  }
  return null;
}

function isName(key: PaxKey): boolean {
  return key === paxKeys.path || key === paxKeys.linkpath || key === paxKeys.uname || key === paxKeys.gname;
}

function contains(bytes: Uint8Array, byte: number, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return true;
  return false;
}

/** The values at these places (start and end in turn) with commas between them. */
function joinedValues(bytes: Uint8Array, places: readonly number[]): Uint8Array {
  const joined = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (i > 0) joined[length++] = comma;
    for (let at = places[i]!; at < places[i + 1]!; at++) joined[length++] = bytes[at]!;
  }
  return joined.subarray(0, length);
}

function checked(value: number, key: PaxKey): number {
  if (Number.isNaN(value)) throw malformed(`has a ${keyNames[key]} that is no number`);
  return value;
}

function malformed(what: string): MalformedTar {
  return new MalformedTar('tar-bad-pax', `A record of an extended header ${what}.`);
}
