import { limitInWords } from '../limits/limit-words.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { PathTree, rootNode } from '../path/path-tree.js';
import { LimitReached } from '../problem/limit-reached.js';
import type { LayerProblem } from '../problem/problem.js';
import { ProblemList } from '../problem/problem-list.js';
import type { SparseMap } from '../tar/sparse-maps.js';
import type { TarEntry, TarProblem, TarType, TarVisitor } from '../tar/tar-entry.js';
import { ByteStrings } from './byte-strings.js';
import { type Changeset, digestWords, type EntryKind, entryFlags, kindOf } from './changeset.js';
import { ColumnBuilder } from './column-builder.js';
import { NameReader } from './entry-name.js';

const capability = 'security.capability';

/** Bytes of a name that a problem keeps: it may be a megabyte, and there may be thousands. */
const longestShown = 4096;

/** The names of the types in the tar are the names of the kinds in a changeset. */
const kindOfType: Record<TarType, number> = {
  file: kindOf.file,
  hardlink: kindOf.hardlink,
  symlink: kindOf.symlink,
  directory: kindOf.directory,
  fifo: kindOf.fifo,
  'character-device': kindOf['character-device'],
  'block-device': kindOf['block-device'],
};

/**
 * Takes in the entries of a layer's tar one after the other and makes the columns of a changeset. A bad entry becomes a
 * problem and no row. Throws a LimitReached when a layer has more than is kept of one; what came before stays.
 */
export class ChangesetBuilder implements TarVisitor {
  readonly #paths = new PathTree();
  readonly #limits: Limits;
  readonly #names: NameReader;
  readonly #strings = new ByteStrings();
  readonly #problems: ProblemList<LayerProblem>;
  readonly #devices = new Map<number, readonly [number, number]>();
  readonly #sparseMaps = new Map<number, SparseMap>();
  #mapBytes = 0;
  readonly #path = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #kind = new ColumnBuilder((length) => new Uint8Array(length));
  readonly #mode = new ColumnBuilder((length) => new Uint16Array(length));
  readonly #uid = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #gid = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #mtime = new ColumnBuilder((length) => new Float64Array(length));
  readonly #size = new ColumnBuilder((length) => new Float64Array(length));
  readonly #storedSize = new ColumnBuilder((length) => new Float64Array(length));
  readonly #offset = new ColumnBuilder((length) => new Float64Array(length));
  readonly #link = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #xattrs = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #flags = new ColumnBuilder((length) => new Uint8Array(length));

  /** Row that the last entry became; -1 when it was refused or is no row. */
  lastRow = -1;

  constructor(limits: Limits = defaultLimits) {
    this.#limits = limits;
    this.#names = new NameReader(this.#paths, limits);
    this.#problems = new ProblemList(limits);
  }

  entry(entry: TarEntry): void {
    this.lastRow = -1;
    this.#checkRoom();
    const name = this.#names.read(entry.name);
    if ('refused' in name) {
      this.#refuse(name.refused, entry);
      return;
    }
    if (name.meaning === 'entry' && name.path === rootNode && entry.type !== 'directory') {
      this.#refuse('name-empty', entry);
    } else if (name.meaning === 'entry') this.#addEntry(entry, name.path);
    else if (name.meaning !== 'control') this.#addRow(entry, name.meaning, name.path);
    else if (entry.type === 'file') this.#addRow(entry, 'control', name.path);
  }

  problem({ code, message, offset, name }: TarProblem): void {
    this.#problems.add({ code, message, offset, path: name === null ? null : shown(name) });
  }

  /** Notes a problem that has no entry: with the stream the tar came in. */
  streamProblem(code: LayerProblem['code'], message: string, offset: number | null): void {
    this.#problems.add({ code, message, offset, path: null });
  }

  /**
   * The changeset of all that came in from a tar of which `available` bytes are there. Of a content that is cut off, what is
   * there counts. Digests are as yet unknown, with room for them.
   */
  finish(complete: boolean, available: number): Changeset {
    const { parents, nameStart, names } = this.#paths.columns();
    const rows = this.#kind.length;
    const [offset, size, storedSize] = [this.#offset.finish(), this.#size.finish(), this.#storedSize.finish()];
    const there = rows === 0 ? 0 : Math.max(0, available - offset[rows - 1]!);
    if (rows > 0 && storedSize[rows - 1]! > there) {
      storedSize[rows - 1] = there;
      size[rows - 1] = Math.min(size[rows - 1]!, there);
    }
    return {
      rows,
      pathParent: parents,
      pathName: nameStart,
      names,
      path: this.#path.finish(),
      kind: this.#kind.finish(),
      mode: this.#mode.finish(),
      uid: this.#uid.finish(),
      gid: this.#gid.finish(),
      mtime: this.#mtime.finish(),
      size,
      storedSize,
      offset,
      link: this.#link.finish(),
      xattrs: this.#xattrs.finish(),
      flags: this.#flags.finish(),
      ...this.#strings.finish(),
      devices: this.#devices,
      sparseMaps: this.#sparseMaps,
      digests: new Uint32Array(rows * digestWords),
      hashed: new Uint8Array(rows),
      problems: this.#problems.finish(),
      complete,
    };
  }

  #addEntry(entry: TarEntry, path: number): void {
    let link = 0;
    if (entry.type === 'symlink') {
      if (entry.linkName.length > this.#limits.pathLength) {
        this.#refuse('limit-path', entry);
        return;
      }
      link = this.#strings.add(entry.linkName);
    }
    if (entry.type === 'hardlink') {
      const target = this.#names.readTarget(entry.linkName);
      if (typeof target === 'string') {
        this.#refuse(target, entry);
        return;
      }
      link = target;
    }
    this.#addRow(entry, entry.type, path, link);
    if (entry.type === 'character-device' || entry.type === 'block-device') {
      this.#devices.set(this.lastRow, [entry.deviceMajor, entry.deviceMinor]);
    }
  }

  #addRow(entry: TarEntry, kind: EntryKind, path: number, link = 0): void {
    const isEntry = kind === entry.type;
    this.lastRow = this.#kind.length;
    this.#path.push(path);
    this.#kind.push(isEntry ? kindOfType[entry.type] : kindOf[kind]);
    this.#mode.push(entry.mode);
    this.#uid.push(entry.uid);
    this.#gid.push(entry.gid);
    this.#mtime.push(entry.mtime);
    const hasContent = kind === 'file' || kind === 'control';
    this.#size.push(hasContent ? entry.size : 0);
    this.#storedSize.push(hasContent ? entry.storedSize : 0);
    this.#offset.push(entry.offset);
    this.#link.push(link);
    this.#xattrs.push(entry.xattrs.size === 0 ? 0 : this.#strings.intern(canonicalXattrs(entry.xattrs)));
    const isCapable = entry.xattrs.size > 0 && entry.xattrs.has(capability);
    const { sparseMap } = entry;
    this.#flags.push((isCapable ? entryFlags.capability : 0) | (sparseMap !== null ? entryFlags.sparse : 0));
    if (sparseMap !== null && hasContent) this.#keepMap(sparseMap);
  }

  #keepMap(map: SparseMap): void {
    const kept = Float64Array.from(map);
    this.#mapBytes += kept.byteLength;
    this.#sparseMaps.set(this.lastRow, kept);
  }

  /** What is kept of a layer stays bounded, however many entries a few bytes inflate to. */
  #checkRoom(): void {
    const { entries, textSize } = this.#limits;
    if (this.#kind.length >= entries || this.#paths.size > entries) {
      throw new LimitReached(
        'limit-entries',
        `The layer has too many entries; ${limitInWords(this.#limits, 'entries')}.`,
      );
    }
    if (this.#paths.nameBytes + this.#strings.length + this.#mapBytes > textSize) {
      const message = `The names, link targets, attributes and sparse maps of the layer are too large together; ${limitInWords(this.#limits, 'textSize')}.`;
      throw new LimitReached('limit-text', message);
    }
  }

  #refuse(code: LayerProblem['code'], entry: TarEntry): void {
    const reason = {
      'name-escapes-root': 'The name or link target leaves the root of the image; the entry was refused.',
      'name-invalid-whiteout': 'The whiteout names nothing that could be removed; it was refused.',
      'name-with-nul': 'The name has a NUL byte, which no filesystem can hold; the entry was refused.',
      'limit-path': `${this.#pathInWords(entry)}; the entry was refused.`,
    }[code as string];
    this.#problems.add({
      code,
      message: reason ?? 'The entry has no name of its own; it was refused.',
      path: shown(withoutOuterSlashes(entry.name)),
      offset: entry.headerOffset,
    });
  }

  /** In what a path or link target goes beyond its limit. */
  #pathInWords({ name, linkName }: TarEntry): string {
    const length = Math.max(name.length, linkName.length);
    if (length <= this.#limits.pathLength) {
      return `The path or link target has too many parts: ${limitInWords(this.#limits, 'pathDepth')}`;
    }
    const what = length === name.length ? 'path' : 'link target';
    return `The ${what} has ${length} bytes: ${limitInWords(this.#limits, 'pathLength')}`;
  }
}

/** What a problem keeps of a name: a copy, since the scanner's memory is used again. */
function shown(name: Uint8Array): Uint8Array {
  return new Uint8Array(name.subarray(0, longestShown));
}

/** The bytes of a name as paths are reported: without leading or trailing slashes. */
function withoutOuterSlashes(name: Uint8Array): Uint8Array {
  let [start, end] = [0, name.length];
  while (start < end && name[start] === 0x2f) start += 1;
  while (end > start && name[end - 1] === 0x2f) end -= 1;
  return name.subarray(start, end);
}

/**
 * One byte string for a set of extended attributes, equal for equal sets: sorted by name, each as `name NUL length NUL value`.
 * `parseXattrs` reads it.
 */
export function canonicalXattrs(xattrs: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = [...xattrs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [Buffer.from(`${name}\0${value.length}\0`), value]);
  return Buffer.concat(parts);
}

/** The set that `canonicalXattrs` made a byte string of. */
export function parseXattrs(bytes: Uint8Array): Map<string, Uint8Array> {
  const xattrs = new Map<string, Uint8Array>();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let position = 0; position < buffer.length; ) {
    const nameEnd = buffer.indexOf(0, position);
    const lengthEnd = buffer.indexOf(0, nameEnd + 1);
    const length = Number(buffer.toString('latin1', nameEnd + 1, lengthEnd));
    xattrs.set(buffer.toString('utf8', position, nameEnd), buffer.subarray(lengthEnd + 1, lengthEnd + 1 + length));
    position = lengthEnd + 1 + length;
  }
  return xattrs;
}
