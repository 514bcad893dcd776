import { createHash } from 'node:crypto';
import type { SparseMap } from '../../../src/tar/sparse-maps.js';
import type { TarEntry } from '../../../src/tar/tar-entry.js';
import { scanBytes } from '../../tar/scan-bytes.js';
import type { Told } from './reading.js';

/** An entry as our scanner reads it. */
export type Ours = Told & {
  /** The content, holes filled with zeros. */
  readonly bytes: Uint8Array;
  readonly sparse: boolean;
  readonly typeflag: string;
};

/** What our scanner reads in an archive, and the codes of the problems it finds. */
export function readWithUnearth(archive: Uint8Array): { entries: Ours[]; codes: readonly string[]; complete: boolean } {
  const { entries, codes, end } = scanBytes(archive);
  return { entries: entries.map((entry) => told(archive, entry)), codes, complete: end.complete };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function told(archive: Uint8Array, entry: TarEntry): Ours {
  const { type, mode, uid, gid, mtime, size, offset, storedSize, sparseMap } = entry;
  const stored = archive.subarray(offset, offset + storedSize);
  const bytes = sparseMap === null ? stored : expanded(stored, sparseMap, size);
  return {
    name: text(entry.name),
    type,
    mode,
    uid,
    gid,
    mtime,
    size,
    link: text(entry.linkName),
    device: `${entry.deviceMajor},${entry.deviceMinor}`,
    xattrs: Object.fromEntries([...entry.xattrs].map(([key, value]) => [text(Buffer.from(key)), text(value)])),
    offset,
    bytes,
    sparse: sparseMap !== null,
    typeflag: typeflagBefore(archive, entry),
    content: sha256(bytes),
  };
}

/** The typeflag of the header whose name and size these are: the last header block before the content that is no extension. */
function typeflagBefore(archive: Uint8Array, { headerOffset, offset }: TarEntry): string {
  let at = headerOffset;
  for (;;) {
    const typeflag = String.fromCharCode(archive[at + 156]!);
    const size = Number.parseInt(text(archive.subarray(at + 124, at + 135)), 8);
    if (!'xgLK'.includes(typeflag) || at >= offset) return typeflag;
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** Puts the data of a file with holes where its map says that they belong. */
function expanded(stored: Uint8Array, map: SparseMap, size: number): Uint8Array {
  const content = new Uint8Array(size);
  let position = 0;
  for (let i = 0; i < map.length; i += 2) {
    content.set(stored.subarray(position, position + map[i + 1]!), map[i]);
    position += map[i + 1]!;
  }
  return content;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
