import { lowWord, parseNumeric, parseOctal } from './numeric.js';

/** Everything in a tar archive begins at a multiple of this many bytes. */
export const blockSize = 512;

/** Start of the first block at or behind `offset`. */
export function blockEnd(offset: number): number {
  return Math.ceil(offset / blockSize) * blockSize;
}

export const noBytes = new Uint8Array(0);

/** Which header layout a block has, told by its magic bytes (tar(5); Go `block.getFormat`). POSIX pax headers are `ustar`. */
export type HeaderFormat = 'v7' | 'ustar' | 'gnu' | 'star';

const checksumField = { at: 148, length: 8 };
const nameField = { at: 0, length: 100 };
const linkField = { at: 157, length: 100 };
const prefixAt = 345;
const ustarPrefixLength = 155;
const starPrefixLength = 131;

/**
 * One header block and the fields it holds, as Go's `Reader.readHeader` reads them.
 *
 * The block is copied into a buffer of its own: the checksum can then be summed by words, and the byte arrays handed out
 * are made once for each length, not once for each entry. They change with the next `load`.
 */
export class HeaderBlock {
  readonly bytes = new Uint8Array(blockSize);
  format: HeaderFormat = 'v7';
  typeflag = 0;
  name: Uint8Array = noBytes;
  linkName: Uint8Array = noBytes;
  mode = 0;
  uid = 0;
  gid = 0;
  /** As written; may be negative or beyond 2^53. */
  size = 0;
  mtime = 0;
  deviceMajor = 0;
  deviceMinor = 0;

  private readonly words = new Int32Array(this.bytes.buffer);
  private readonly joined = new Uint8Array(ustarPrefixLength + 1 + nameField.length);
  private readonly nameViews: Uint8Array[] = [];
  private readonly linkViews: Uint8Array[] = [];
  private readonly joinedViews: Uint8Array[] = [];

  /** Takes the 512 bytes at `at`. */
  load(source: Uint8Array, at: number): void {
    this.bytes.set(source.length === blockSize ? source : source.subarray(at, at + blockSize));
  }

  isZero(): boolean {
    const { words } = this;
    for (let i = 0; i < words.length; i++) if (words[i] !== 0) return false;
    return true;
  }

  /**
   * Whether the checksum field holds the sum of the bytes, with the field itself as spaces. The bytes are unsigned says
   * POSIX; old Sun tars summed them signed (Go `block.computeChecksum`).
   */
  hasValidChecksum(): boolean {
    const { bytes, words } = this;
    const expected = parseOctal(bytes, checksumField.at, checksumField.length);
    // Four bytes at a time into two lanes of 16 bits: those of 128 words come to 65 280 at most, which fits.
    let lanes = 0;
    for (let i = 0; i < words.length; i += 4) {
      const first = words[i]!;
      const second = words[i + 1]!;
      const third = words[i + 2]!;
      const fourth = words[i + 3]!;
      if ((first | second | third | fourth) === 0) continue;
      lanes = (lanes + lanesOf(first) + lanesOf(second) + lanesOf(third) + lanesOf(fourth)) | 0;
    }
    let sum = (lanes & 0xffff) + (lanes >>> 16);
    for (let i = 0; i < checksumField.length; i++) sum += 0x20 - bytes[checksumField.at + i]!;
    if (sum === expected) return true;
    for (let i = 0; i < blockSize; i++) {
      const inField = i >= checksumField.at && i < checksumField.at + checksumField.length;
      if (bytes[i]! >= 0x80 && !inField) sum -= 256;
    }
    return sum === expected;
  }

  /** Reads all fields; false when one that must be a number is none. */
  parse(): boolean {
    const { bytes } = this;
    this.format = formatOf(bytes);
    this.typeflag = bytes[156]!;
    this.mode = parseNumeric(bytes, 100, 8);
    this.uid = parseNumeric(bytes, 108, 8);
    this.gid = parseNumeric(bytes, 116, 8);
    this.size = parseNumeric(bytes, 124, 12);
    this.mtime = parseNumeric(bytes, 136, 12);
    let numbers = this.mode + this.uid + this.gid + this.size + this.mtime;
    if (this.format === 'v7') {
      this.deviceMajor = 0;
      this.deviceMinor = 0;
    } else {
      this.deviceMajor = parseNumeric(bytes, 329, 8);
      this.deviceMinor = parseNumeric(bytes, 337, 8);
      numbers += this.deviceMajor + this.deviceMinor;
    }
    if (this.format === 'star') numbers += parseNumeric(bytes, 476, 12) + parseNumeric(bytes, 488, 12);
    if (Number.isNaN(numbers)) return false;
    this.mode = lowWord(bytes, 100, 8, this.mode) & 0o7777;
    this.linkName = view(this.linkViews, bytes, linkField.at, textLength(bytes, linkField.at, linkField.length));
    this.name = this.readName();
    return true;
  }

  /** What the kernel would take of an owner field that does not fit in 32 bits. */
  lowOwner(field: 'uid' | 'gid'): number {
    return lowWord(this.bytes, field === 'uid' ? 108 : 116, 8, this[field]);
  }

  private readName(): Uint8Array {
    const { bytes, joined } = this;
    const length = textLength(bytes, nameField.at, nameField.length);
    const prefix = this.prefixLength();
    if (prefix === 0) return view(this.nameViews, bytes, nameField.at, length);
    for (let i = 0; i < prefix; i++) joined[i] = bytes[prefixAt + i]!;
    joined[prefix] = 0x2f;
    for (let i = 0; i < length; i++) joined[prefix + 1 + i] = bytes[nameField.at + i]!;
    return view(this.joinedViews, joined, 0, prefix + 1 + length);
  }

  private prefixLength(): number {
    const { bytes } = this;
    switch (this.format) {
      case 'v7':
        return 0;
      case 'ustar':
        return textLength(bytes, prefixAt, ustarPrefixLength);
      case 'star':
        return textLength(bytes, prefixAt, starPrefixLength);
      case 'gnu':
        return hasPrefixOfOldGo(bytes) ? textLength(bytes, prefixAt, ustarPrefixLength) : 0;
    }
  }
}

/**
 * GNU headers have access and change times where ustar has its prefix. Go before 1.8 wrote a prefix there nevertheless;
 * Go since then takes it for one where the times are no numbers and the prefix is ASCII (golang.org/issues/12594, 21005).
 */
function hasPrefixOfOldGo(bytes: Uint8Array): boolean {
  const accessTime = bytes[345] === 0 ? 0 : parseNumeric(bytes, 345, 12);
  const changeTime = bytes[357] === 0 ? 0 : parseNumeric(bytes, 357, 12);
  if (!Number.isNaN(accessTime + changeTime)) return false;
  const end = prefixAt + textLength(bytes, prefixAt, ustarPrefixLength);
  for (let i = prefixAt; i < end; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

/** The four bytes of a word, added up two and two. */
function lanesOf(word: number): number {
  return (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);
}

function formatOf(bytes: Uint8Array): HeaderFormat {
  // 'ustar' without what follows it
  if (bytes[257] !== 0x75 || bytes[258] !== 0x73 || bytes[259] !== 0x74 || bytes[260] !== 0x61 || bytes[261] !== 0x72) {
    return 'v7';
  }
  if (bytes[262] === 0x20) return bytes[263] === 0x20 && bytes[264] === 0 ? 'gnu' : 'v7';
  if (bytes[262] !== 0) return 'v7';
  // 'tar\0' at the very end
  return bytes[508] === 0x74 && bytes[509] === 0x61 && bytes[510] === 0x72 && bytes[511] === 0 ? 'star' : 'ustar';
}

/** Length of the text in a field that it may fill to the last byte: a NUL ends it (Go `parseString`). */
function textLength(bytes: Uint8Array, at: number, length: number): number {
  let i = 0;
  while (i < length && bytes[at + i] !== 0) i++;
  return i;
}

function view(views: Uint8Array[], bytes: Uint8Array, at: number, length: number): Uint8Array {
  views[length] ??= bytes.subarray(at, at + length);
  return views[length];
}
