/**
 * The numbers of tar headers. All of them answer NaN where the digits are no number, which stays NaN in any sum: a header
 * with one bad field is noticed once, at the end (Go keeps a sticky `parser.err` for the same purpose).
 */

const zero = 0x30;
const space = 0x20;

/** A header field: octal text, or base-256 when its first bit is set, perhaps negative (GNU tar; Go `parseNumeric`). */
export function parseNumeric(bytes: Uint8Array, at: number, length: number): number {
  const usual = length === 8 ? sevenDigits(bytes, at) : elevenDigits(bytes, at);
  if (usual >= 0) return usual;
  return (bytes[at]! & 0x80) === 0 ? parseOctal(bytes, at, length) : parseBase256(bytes, at, length);
}

/**
 * Octal digits that fill a field of 8 bytes but for a NUL at its end, or -1. Nearly all fields are so, and each header has
 * seven: without loops they take half the time.
 */
function sevenDigits(bytes: Uint8Array, at: number): number {
  const a = bytes[at]! ^ zero;
  const b = bytes[at + 1]! ^ zero;
  const c = bytes[at + 2]! ^ zero;
  const d = bytes[at + 3]! ^ zero;
  const e = bytes[at + 4]! ^ zero;
  const f = bytes[at + 5]! ^ zero;
  const g = bytes[at + 6]! ^ zero;
  if ((a | b | c | d | e | f | g) > 7 || bytes[at + 7] !== 0) return -1;
  return (a << 18) | (b << 15) | (c << 12) | (d << 9) | (e << 6) | (f << 3) | g;
}

/** The same for a field of 12 bytes. */
function elevenDigits(bytes: Uint8Array, at: number): number {
  const a = bytes[at]! ^ zero;
  const b = bytes[at + 1]! ^ zero;
  const c = bytes[at + 2]! ^ zero;
  const d = bytes[at + 3]! ^ zero;
  const rest = sevenDigits(bytes, at + 4);
  if ((a | b | c | d) > 7 || rest < 0) return -1;
  return ((a << 9) | (b << 6) | (c << 3) | d) * 2 ** 21 + rest;
}

/**
 * Octal text between NULs and spaces; nothing at all is 0 (Go `parseOctal`). A NUL behind the digits ends the field,
 * whatever follows; behind a space only more padding may follow.
 */
export function parseOctal(bytes: Uint8Array, at: number, length: number): number {
  const end = at + length;
  let i = at;
  while (i < end && isPadding(bytes[i]!)) i++;
  let value = 0;
  for (; i < end; i++) {
    const digit = bytes[i]! ^ zero;
    if (digit > 7) break;
    value = value * 8 + digit;
  }
  if (i === end || bytes[i] === 0) return value;
  if (bytes[i] !== space) return Number.NaN;
  while (i < end && isPadding(bytes[i]!)) i++;
  return i === end ? value : Number.NaN;
}

function isPadding(byte: number): boolean {
  return byte === space || byte === 0;
}

/**
 * Two's complement, most significant byte first, without the top bit, which only marks the encoding (GNU tar).
 * NaN beyond 64 bits, as in Go. Values beyond 2^53 are rounded: `lowWord` has their last bits.
 */
function parseBase256(bytes: Uint8Array, at: number, length: number): number {
  const invert = (bytes[at]! & 0x40) === 0 ? 0 : 0xff;
  let high = 0;
  let low = (bytes[at]! ^ invert) & 0x7f;
  for (let i = at + 1; i < at + length; i++) {
    high = high * 256 + (low >>> 24);
    low = ((low << 8) | (bytes[i]! ^ invert)) >>> 0;
  }
  if (high >= 2 ** 31) return Number.NaN;
  const value = high * 2 ** 32 + low;
  return invert === 0 ? value : -value - 1;
}

/** The last 32 bits of a header field: what is left of an owner that is too large once the kernel has it. */
export function lowWord(bytes: Uint8Array, at: number, length: number, value: number): number {
  if (Number.isSafeInteger(value)) return value >>> 0;
  const end = at + length;
  return ((bytes[end - 4]! << 24) | (bytes[end - 3]! << 16) | (bytes[end - 2]! << 8) | bytes[end - 1]!) >>> 0;
}

/** Decimal text with an optional sign, within 64 bits (Go `strconv.ParseInt`, which reads the numbers of PAX records). */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start];
  const negative = first === 0x2d;
  let i = negative || first === 0x2b ? start + 1 : start;
  if (i >= end) return Number.NaN;
  let value = 0;
  for (; i < end; i++) {
    const digit = bytes[i]! - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  if (value > Number.MAX_SAFE_INTEGER) {
    const exact = decimalBigInt(bytes, start, end);
    return BigInt.asIntN(64, exact) === exact ? Number(exact) : Number.NaN;
  }
  return negative ? 0 - value : value;
}

/** The last 32 bits of decimal text that `parseDecimal` accepted with this value. */
export function lowWordOfDecimal(bytes: Uint8Array, start: number, end: number, value: number): number {
  if (Number.isSafeInteger(value)) return value >>> 0;
  return Number(BigInt.asUintN(32, decimalBigInt(bytes, start, end)));
}

/** Bounds its work: more digits than 64 bits have, behind zeros, need not be exact to be too many. */
function decimalBigInt(bytes: Uint8Array, start: number, end: number): bigint {
  let text = '';
  for (let i = start; i < end && text.length < 24; i++) {
    const byte = bytes[i]!;
    if (byte === zero && (text === '' || text === '-')) continue;
    if (byte !== 0x2b) text += String.fromCharCode(byte);
  }
  return BigInt(text);
}

/**
 * Seconds with an optional fraction, `-?digits(.digits)?` (POSIX pax, extended header `mtime`; Go `parsePAXTime`).
 * Digits behind the ninth are checked and dropped.
 */
export function parsePaxTime(bytes: Uint8Array, start: number, end: number): number {
  let point = bytes.indexOf(0x2e, start);
  if (point < 0 || point > end) point = end;
  const seconds = parseDecimal(bytes, start, point);
  let nanoseconds = 0;
  let unit = 1e8;
  for (let i = point + 1; i < end; i++) {
    const digit = bytes[i]! - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    nanoseconds += digit * unit;
    unit = unit >= 10 ? unit / 10 : 0;
  }
  const fraction = nanoseconds / 1e9;
  return bytes[start] === 0x2d ? seconds - fraction : seconds + fraction;
}
