/** A header block and the content after it, padded to whole blocks. Extended headers are records of their own. */
export type TarRecord = { readonly header: Buffer; readonly content: Buffer };

const block = 512;

/** Takes a tar apart, as far as its headers make sense. What comes after the end marker is dropped. */
export function splitTar(tar: Buffer): TarRecord[] {
  const records: TarRecord[] = [];
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header[0] === 0 && header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(header.toString('latin1', 124, 136).replace(/[\0 ]/g, ''), 8) || 0;
    const end = Math.min(tar.length, at + block + Math.ceil(size / block) * block);
    records.push({ header: Buffer.from(header), content: tar.subarray(at + block, end) });
    at = end;
  }
  return records;
}

export function joinTar(records: readonly TarRecord[], end: Buffer = Buffer.alloc(2 * block)): Buffer {
  return Buffer.concat([...records.flatMap(({ header, content }) => [header, content]), end]);
}

/** A record with a ustar header that is right in every field. */
export function tarRecord(
  name: Buffer | string,
  type: string,
  content: Buffer = Buffer.alloc(0),
  link = '',
): TarRecord {
  const header = Buffer.alloc(block);
  const bytes = typeof name === 'string' ? Buffer.from(name, 'latin1') : name;
  bytes.copy(header, 0, 0, 100);
  header.write('0000644\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(content.length.toString(8).padStart(11, '0'), 124, 'latin1');
  header.write('00000000000', 136, 'latin1');
  header.write(type, 156, 1, 'latin1');
  header.write(link, 157, 100, 'latin1');
  header.write('ustar\0' + '00', 257, 'latin1');
  return { header: withChecksum(header), content: padded(content) };
}

/** Repairs the checksum in place. */
export function withChecksum(header: Buffer): Buffer {
  header.fill(' ', 148, 156);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

export function padded(content: Buffer): Buffer {
  const missing = (block - (content.length % block)) % block;
  return missing === 0 ? content : Buffer.concat([content, Buffer.alloc(missing)]);
}

/** The records of a file whose name may be longer than a header has room for. */
export function namedRecords(name: string, type: string, content?: Buffer, link?: string): TarRecord[] {
  const record = tarRecord(name, type, content, link);
  if (name.length <= 100) return [record];
  return [tarRecord('././@LongLink', 'L', Buffer.from(`${name}\0`, 'latin1')), record];
}
