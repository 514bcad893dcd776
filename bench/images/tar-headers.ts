import type { ImageEntry } from './image-entry.js';

export const blockBytes = 512;
const typeflags: Readonly<Record<ImageEntry['kind'], string>> = { file: '0', directory: '5', symlink: '2' };
/** In seconds since 1970, of everything. */
const modified = Date.UTC(2023, 11, 15, 11, 35, 28) / 1000;
const zeros = Buffer.alloc(blockBytes);

/** The headers of an entry as Go's archive/tar writes them for docker: ustar where the name fits, a PAX record before it where not. */
export function tarHeaders({ name, kind, mode, size, link = '' }: ImageEntry): Buffer {
  const path = kind === 'directory' ? `${name}/` : name;
  const parts = splitName(path);
  const header = ustarHeader({
    ...(parts ?? { prefix: '', name: path.slice(-100) }),
    type: typeflags[kind],
    mode,
    size,
    link,
  });
  if (parts !== null) return header;
  const records = Buffer.from(paxRecord('path', path));
  const extended = ustarHeader({
    prefix: '',
    name: 'PaxHeaders.0/path',
    type: 'x',
    mode: 0o644,
    size: records.length,
    link: '',
  });
  return Buffer.concat([extended, records, zeros.subarray(0, paddingOf(records.length)), header]);
}

/** Bytes that fill up the last block of a content. */
export function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

/** A name in the two fields that ustar has for it, cut at a slash; null where it does not fit (POSIX, pax, "ustar Interchange Format"). */
function splitName(path: string): { readonly prefix: string; readonly name: string } | null {
  if (path.length <= 100) return { prefix: '', name: path };
  const cut = path.lastIndexOf('/', 155);
  const name = path.slice(cut + 1);
  return cut <= 0 || name.length > 100 || name === '' ? null : { prefix: path.slice(0, cut), name };
}

type HeaderFields = {
  readonly prefix: string;
  readonly name: string;
  readonly type: string;
  readonly mode: number;
  readonly size: number;
  readonly link: string;
};

function ustarHeader({ prefix, name, type, mode, size, link }: HeaderFields): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 'latin1');
  header.write(`${octal(mode, 7)}\0${'0000000\0'.repeat(2)}`, 100, 'latin1');
  // Eight gigabytes and more in base 256, as Go and GNU tar write them.
  if (size < 8 ** 11) header.write(`${octal(size, 11)}\0`, 124, 'latin1');
  else header.writeUIntBE(0x80, 124, 1) && header.writeUIntBE(size, 130, 6);
  header.write(`${octal(modified, 11)}\0        ${type}`, 136, 'latin1');
  header.write(link, 157, 100, 'latin1');
  header.write('ustar\x0000root', 257, 'latin1');
  header.write('root', 297, 'latin1');
  header.write(prefix, 345, 'latin1');
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return header;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** `LENGTH KEY=VALUE\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length}${rest}`;
}
