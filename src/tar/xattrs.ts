const schilyPrefix = new TextEncoder().encode('SCHILY.xattr.');
const libarchivePrefix = new TextEncoder().encode('LIBARCHIVE.xattr.');
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The attributes of nearly every entry. */
export const noXattrs: ReadonlyMap<string, Uint8Array> = new Map();

/**
 * The extended attributes among the records of one PAX header. `SCHILY.xattr.` (star, GNU tar, Go) has name and value as
 * they are; `LIBARCHIVE.xattr.` (libarchive's tar(5)) has the name URL-encoded and the value in base64. bsdtar writes each
 * attribute both ways, with differing names where they need encoding. Runtimes read only the first kind, so the second
 * counts only for an entry that has none of the first.
 */
export class XattrRecords {
  private schily: Map<string, Uint8Array> | null = null;
  private libarchive: Map<string, Uint8Array> | null = null;

  clear(): void {
    this.schily = null;
    this.libarchive = null;
  }

  /** Takes the record with key [start, separator) and value (separator, end), if it is an attribute. No value: no attribute. */
  add(bytes: Uint8Array, start: number, separator: number, end: number): void {
    if (startsWith(bytes, start, separator, schilyPrefix)) {
      const name = decoder.decode(bytes.subarray(start + schilyPrefix.length, separator));
      this.schily ??= new Map();
      put(this.schily, name, new Uint8Array(bytes.subarray(separator + 1, end)));
    } else if (startsWith(bytes, start, separator, libarchivePrefix)) {
      const name = decodeUrl(bytes.subarray(start + libarchivePrefix.length, separator));
      this.libarchive ??= new Map();
      put(this.libarchive, name, decodeBase64(bytes.subarray(separator + 1, end)));
    }
  }

  all(): ReadonlyMap<string, Uint8Array> {
    return this.schily ?? this.libarchive ?? noXattrs;
  }
}

function put(attributes: Map<string, Uint8Array>, name: string, value: Uint8Array): void {
  if (value.length > 0) attributes.set(name, value);
  else attributes.delete(name);
}

function startsWith(bytes: Uint8Array, start: number, end: number, prefix: Uint8Array): boolean {
  if (end - start < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[start + i] !== prefix[i]) return false;
  return true;
}

/** `%` and two hex digits are a byte; anything else stands for itself, a lone `%` too. */
function decodeUrl(bytes: Uint8Array): string {
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const high = bytes[i] === 0x25 ? hexDigit(bytes[i + 1]) : -1;
    const low = high >= 0 ? hexDigit(bytes[i + 2]) : -1;
    decoded[length++] = low >= 0 ? high * 16 + low : bytes[i]!;
    if (low >= 0) i += 2;
  }
  return decoder.decode(decoded.subarray(0, length));
}

function hexDigit(byte: number | undefined): number {
  const digit = Number.parseInt(String.fromCharCode(byte ?? 0), 16);
  return Number.isNaN(digit) ? -1 : digit;
}

/** libarchive writes no `=` at the end; what is not in the alphabet is skipped, as it does. */
function decodeBase64(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64'));
}
