/** Archives written by hand, block by block, so that a test shows every byte that matters. */

export type Text = string | Uint8Array;
/** A number is written in octal with a NUL at its end; text is put at the start of the field as it is. */
type NumberField = number | Text;

export type HeaderFields = {
  name?: Text;
  mode?: NumberField;
  uid?: NumberField;
  gid?: NumberField;
  size?: NumberField;
  mtime?: NumberField;
  /** One character. */
  type?: string;
  linkName?: Text;
  format?: 'v7' | 'ustar' | 'gnu' | 'star';
  deviceMajor?: NumberField;
  deviceMinor?: NumberField;
  prefix?: Text;
  /** More bytes, by offset in the block. */
  also?: Record<number, Text>;
  checksum?: 'unsigned' | 'signed' | Text;
};

export const blockSize = 512;

/** The two blocks of zeros that end an archive. */
export const end = new Uint8Array(2 * blockSize);

/** Text as bytes, one for each character: `'\xff'` is one byte. Write names that are UTF-8 with `utf8`. */
export function bytes(text: Text): Uint8Array {
  return typeof text === 'string' ? Uint8Array.from(Buffer.from(text, 'latin1')) : text;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function header(fields: HeaderFields = {}): Uint8Array {
  const { format = 'ustar', checksum = 'unsigned', also = {} } = fields;
  const block = new Uint8Array(blockSize);
  const number = (value: NumberField, at: number, length: number) =>
    block.set(typeof value === 'number' ? bytes(`${value.toString(8).padStart(length - 1, '0')}\0`) : bytes(value), at);
  block.set(bytes(fields.name ?? 'name'), 0);
  number(fields.mode ?? 0o644, 100, 8);
  number(fields.uid ?? 0, 108, 8);
  number(fields.gid ?? 0, 116, 8);
  number(fields.size ?? 0, 124, 12);
  number(fields.mtime ?? 0, 136, 12);
  block.set(bytes(fields.type ?? '0'), 156);
  block.set(bytes(fields.linkName ?? ''), 157);
  if (format !== 'v7') {
    block.set(bytes(format === 'gnu' ? 'ustar  \0' : 'ustar\x0000'), 257);
    number(fields.deviceMajor ?? 0, 329, 8);
    number(fields.deviceMinor ?? 0, 337, 8);
  }
  if (format === 'star') block.set(bytes('tar\0'), 508);
  block.set(bytes(fields.prefix ?? ''), 345);
  for (const [offset, text] of Object.entries(also)) block.set(bytes(text), Number(offset));
  block.set(checksumField(block, checksum), 148);
  return block;
}

function checksumField(block: Uint8Array, checksum: 'unsigned' | 'signed' | Text): Uint8Array {
  if (checksum !== 'unsigned' && checksum !== 'signed') return bytes(checksum);
  let sum = 0;
  for (const [i, byte] of block.entries()) {
    if (i >= 148 && i < 156) sum += 0x20;
    else sum += checksum === 'signed' && byte > 127 ? byte - 256 : byte;
  }
  return bytes(`${sum.toString(8).padStart(6, '0')}\0 `);
}

/** Content filled with zeros to a whole block. */
export function padded(content: Text): Uint8Array {
  const raw = bytes(content);
  const block = new Uint8Array(Math.ceil(raw.length / blockSize) * blockSize);
  block.set(raw);
  return block;
}

/** An entry with content: a header and what follows it. */
export function entry(fields: HeaderFields, content: Text = ''): Uint8Array {
  return joined(header({ size: bytes(content).length, ...fields }), padded(content));
}

/** One record of an extended header: `length key=value\n`, where length counts itself. */
export function record(key: Text, value: Text): Uint8Array {
  const rest = joined(bytes(' '), bytes(key), bytes('='), bytes(value), bytes('\n'));
  let length = rest.length;
  while (length !== rest.length + String(length).length) length = rest.length + String(length).length;
  return joined(bytes(String(length)), rest);
}

/** An extended header for the next entry (`x`), from records by key, or from its raw content. */
export function pax(records: Record<string, Text> | Uint8Array, fields: HeaderFields = {}): Uint8Array {
  const content =
    records instanceof Uint8Array
      ? records
      : joined(...Object.entries(records).map(([key, value]) => record(key, value)));
  return entry({ name: 'PaxHeaders/name', type: 'x', ...fields }, content);
}

/** GNU's header for a long name (`L`) or link target (`K`) of the next entry. */
export function gnuLong(type: 'L' | 'K', text: Text, fields: HeaderFields = {}): Uint8Array {
  return entry({ name: '././@LongLink', type, format: 'gnu', ...fields }, joined(bytes(text), bytes('\0')));
}

/** A number as GNU writes one that octal has no room for: two's complement behind a set bit. */
export function base256(value: bigint, length: number): Uint8Array {
  const field = new Uint8Array(length);
  for (let i = length - 1, rest = value; i >= 0; i--, rest >>= 8n) field[i] = Number(rest & 0xffn);
  field[0]! |= 0x80;
  return field;
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** A whole archive: these parts and the end marker. */
export function archive(...parts: Uint8Array[]): Uint8Array {
  return joined(...parts, end);
}
