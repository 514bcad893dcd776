import type { Pack } from 'tar-stream';
import { parseXattrs } from '../layer/changeset-builder.js';
import type { VersionFacts } from '../tree/version.js';

/** A header as tar-stream takes it. */
export type Header = Parameters<Pack['entry']>[0];

/** One entry as a tar has it: the fields of its header, and the PAX records for what these cannot hold. */
export type TarHeader = {
  readonly fields: Header;
  /** All records one after the other; empty where none are needed. A multiple of 512 bytes. */
  readonly pax: Buffer;
};

const block = 512;
/** Bytes of the name field, and largest numbers of the fields as tar-stream writes them. */
const longestName = 100;
const largestId = 0o777777;
const largestTime = 2 ** 31 - 1;
/** The type in a mode: without it tar-stream takes a mode of 0 for none. */
const regular = 0o100000;

const types: Readonly<Record<VersionFacts['kind'], NonNullable<Header['type']>>> = {
  file: 'file',
  directory: 'directory',
  symlink: 'symlink',
  'character-device': 'character-device',
  'block-device': 'block-device',
  fifo: 'fifo',
};

/** What is said of a directory that no layer wrote an entry for, as runtimes make it. */
const impliedDirectory = { kind: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: 0, device: null } as const;

/**
 * The header of an entry. tar-stream writes text only, and smaller numbers than images have: what does not fit goes into PAX records
 * (pax(1)) that are made here from bytes. `linkTo` is the path of a file that it is another name of.
 */
export function tarHeader(path: Uint8Array, known: VersionFacts | null, linkTo: Uint8Array | null = null): TarHeader {
  const facts = known ?? impliedDirectory;
  const isDirectory = facts.kind === 'directory';
  const name = isDirectory ? Buffer.concat([path, Buffer.from('/')]) : Buffer.from(path);
  const target = linkTo ?? (known?.kind === 'symlink' ? known.link : null);
  const records: Buffer[] = [];
  const put = (key: string, value: Uint8Array | string) => records.push(record(key, Buffer.from(value)));
  if (!fits(name)) put('path', name);
  if (target !== null && !fits(target)) put('linkpath', target);
  if (facts.uid > largestId) put('uid', String(facts.uid));
  if (facts.gid > largestId) put('gid', String(facts.gid));
  const seconds = Math.max(0, Math.min(Math.floor(facts.mtime), largestTime));
  if (seconds !== facts.mtime) put('mtime', decimal(facts.mtime));
  if (known !== null && linkTo === null) {
    for (const [attribute, value] of parseXattrs(known.xattrs)) put(`SCHILY.xattr.${attribute}`, value);
  }
  const [major = 0, minor = 0] = facts.device ?? [];
  return {
    fields: {
      name: fieldOf(name),
      type: linkTo === null ? types[facts.kind] : 'link',
      mode: facts.mode | regular,
      uid: facts.uid > largestId ? 0 : facts.uid,
      gid: facts.gid > largestId ? 0 : facts.gid,
      mtime: new Date(seconds * 1000),
      ...(target === null ? {} : { linkname: fieldOf(target) }),
      devmajor: major,
      devminor: minor,
    },
    pax: padded(records),
  };
}

function fits(text: Uint8Array): boolean {
  return text.length > 0 && text.length <= longestName && text.every((byte) => byte > 0 && byte < 0x80);
}

/** What stands in the field, for whoever reads no PAX records. */
function fieldOf(text: Uint8Array): string {
  const ascii = Buffer.from(text.subarray(0, longestName)).toString('latin1');
  return ascii.replace(/[^\u0001-\u007f]/g, '_') || '_';
}

/** A number without an exponent. */
function decimal(seconds: number): string {
  return Number.isInteger(seconds) ? BigInt(seconds).toString() : seconds.toFixed(9).replace(/0+$/, '');
}

/** `LENGTH KEY=VALUE` and a line feed, where the length counts its own digits too. */
function record(key: string, value: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')]);
  let length = rest.length;
  while (length !== rest.length + String(length).length) length = rest.length + String(length).length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** The records, and a comment that fills the last block: tar-stream pads no body that it did not write. */
function padded(records: readonly Buffer[]): Buffer {
  if (records.length === 0) return Buffer.alloc(0);
  const all = Buffer.concat(records);
  for (let fill = 0; ; fill += 1) {
    const comment = record('comment', Buffer.alloc(fill, 0x20));
    if ((all.length + comment.length) % block === 0) return Buffer.concat([all, comment]);
  }
}
