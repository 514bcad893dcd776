import { isRecord } from '../../oci/json-shape.js';
import type { TarType } from '../../tar/tar-entry.js';
import { UnreadableToc } from './unreadable-toc.js';

/** A piece of a file that is fetched on its own. */
export type TocChunk = {
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Bytes; 0 where it goes to the end of the file. */
  readonly size: number;
  /** SHA-256 in hex; null where the table has none. */
  readonly digest: string | null;
};

/** An entry of a table of contents (estargz/types.go "TOCEntry", containers/storage `minimal/compression.go` "FileMetadata"). */
export type TocEntry = {
  readonly type: TarType;
  readonly name: string;
  readonly linkName: string;
  /** Permission bits, 12 bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of a file, its bytes; else 0. */
  readonly size: number;
  readonly deviceMajor: number;
  readonly deviceMinor: number;
  readonly xattrs: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of the content in hex; null where the table has none. */
  readonly digest: string | null;
  /** Of a file that is not empty, at least one. */
  readonly chunks: TocChunk[];
};

const types: Readonly<Record<string, TarType>> = {
  reg: 'file',
  dir: 'directory',
  symlink: 'symlink',
  hardlink: 'hardlink',
  char: 'character-device',
  block: 'block-device',
  fifo: 'fifo',
};

/** Reads a table of contents. Throws an UnreadableToc where it is none: runtimes refuse it as a whole then too. */
export function tocEntries(json: Uint8Array): TocEntry[] {
  const rows = rowsOf(json);
  const entries: TocEntry[] = [];
  for (const [index, row] of rows.entries()) {
    const field = new Fields(row, index);
    if (field.text('type') === 'chunk') {
      const file = entries.at(-1);
      if (file?.type !== 'file') throw new UnreadableToc(`entry ${index} continues no file`);
      file.chunks.push(chunkOf(field));
      continue;
    }
    const type = Object.hasOwn(types, field.text('type')) ? types[field.text('type')]! : null;
    if (type === null) throw new UnreadableToc(`entry ${index} has no type that is known`);
    const size = type === 'file' ? field.count('size') : 0;
    entries.push({
      type,
      name: field.text('name'),
      linkName: type === 'symlink' || type === 'hardlink' ? field.text('linkName') : '',
      mode: field.count('mode') & 0o7777,
      uid: field.count('uid'),
      gid: field.count('gid'),
      size,
      deviceMajor: field.count('devMajor'),
      deviceMinor: field.count('devMinor'),
      xattrs: field.xattrs(),
      digest: field.digest('digest'),
      chunks: size === 0 ? [] : [chunkOf(field)],
    });
  }
  return entries;
}

function rowsOf(json: Uint8Array): readonly unknown[] {
  let toc: unknown;
  try {
    toc = JSON.parse(new TextDecoder().decode(json));
  } catch {
    throw new UnreadableToc('it is not valid JSON');
  }
  const rows = isRecord(toc) ? toc['entries'] : undefined;
  if (!Array.isArray(rows)) throw new UnreadableToc('it has no list of entries');
  return rows;
}

function chunkOf(field: Fields): TocChunk {
  return { offset: field.count('chunkOffset'), size: field.count('chunkSize'), digest: field.digest('chunkDigest') };
}

const fieldNames: ReadonlyMap<string, string> = new Map(
  [
    ...['type', 'name', 'linkName', 'mode', 'uid', 'gid', 'size', 'devMajor', 'devMinor', 'xattrs', 'digest'],
    ...['offset', 'endOffset', 'innerOffset', 'chunkOffset', 'chunkSize', 'chunkDigest', 'chunkType'],
  ].map((name) => [name.toLowerCase(), name]),
);

/** The fields of one entry. Go leaves out what is zero or empty. */
class Fields {
  readonly #row: Record<string, unknown>;
  readonly #index: number;

  constructor(row: unknown, index: number) {
    if (!isRecord(row)) throw new UnreadableToc(`entry ${index} is no object`);
    for (const name of Object.keys(row)) {
      // Go takes names of fields without regard to case, the last one counting: what others skip it would obey.
      if ((fieldNames.get(name.toLowerCase()) ?? name) !== name) {
        throw new UnreadableToc(`entry ${index} has a field ${name}, which readers take differently`);
      }
    }
    this.#row = row;
    this.#index = index;
  }

  text(name: string): string {
    const value = this.#at(name) ?? '';
    if (typeof value !== 'string') throw this.#wrong(name);
    return value;
  }

  count(name: string): number {
    const value = this.#at(name) ?? 0;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw this.#wrong(name);
    return value;
  }

  digest(name: string): string | null {
    const value = this.text(name);
    return /^(?:sha256:)?([0-9a-f]{64})$/.exec(value)?.[1] ?? null;
  }

  xattrs(): ReadonlyMap<string, Uint8Array> {
    const value = this.#at('xattrs') ?? {};
    if (!isRecord(value)) throw this.#wrong('xattrs');
    return new Map(
      Object.entries(value).map(([name, base64]) => {
        if (typeof base64 !== 'string') throw this.#wrong('xattrs');
        return [name, Buffer.from(base64, 'base64')];
      }),
    );
  }

  #at(name: string): unknown {
    return Object.hasOwn(this.#row, name) ? this.#row[name] : undefined;
  }

  #wrong(name: string): UnreadableToc {
    return new UnreadableToc(`entry ${this.#index} has no ${name} that could be used`);
  }
}
