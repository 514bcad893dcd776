import { limitInWords } from '../limits/limit-words.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { PathTree, rootNode } from '../path/path-tree.js';
import { LimitReached } from '../problem/limit-reached.js';
import type { LayerProblem } from '../problem/problem.js';
import { ProblemList } from '../problem/problem-list.js';
import type { SparseMap } from '../tar/sparse-maps.js';
import type { TarEntry, TarProblem, TarType, TarVisitor } from '../tar/tar-entry.js';
import { ByteStrings } from './byte-strings.js';
import { type Changeset, entryFlags, kindOf } from './changeset.js';
import { NameReader } from './entry-name.js';
import { RowColumns } from './row-columns.js';

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
  readonly #rows = new RowColumns();

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
    const refused = this.#names.read(entry.name, entry.type !== 'directory');
    if (refused !== null) {
      this.#refuse(refused, entry);
      return;
    }
    const { meaning, path } = this.#names;
    if (meaning === 'entry' && path === rootNode && entry.type !== 'directory') this.#refuse('name-empty', entry);
    else if (meaning === 'entry') this.#addEntry(entry, path);
    else if (meaning !== 'control') this.#addRow(entry, kindOf[meaning], path, 0);
    else if (entry.type === 'file') this.#addRow(entry, kindOf.control, path, 0);
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
   * there counts. Digests are as yet unknown. To be called once.
   */
  finish(complete: boolean, available: number): Changeset {
    const { parents, nameStart, names } = this.#paths.columns();
    this.#rows.trim();
    const {
      length: rows,
      path,
      kind,
      mode,
      uid,
      gid,
      mtime,
      size,
      storedSize,
      offset,
      link,
      xattrs,
      flags,
    } = this.#rows;
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
      path,
      kind,
      mode,
      uid,
      gid,
      mtime,
      size,
      storedSize,
      offset,
      link,
      xattrs,
      flags,
      ...this.#strings.finish(),
      devices: this.#devices,
      sparseMaps: this.#sparseMaps,
      digestRows: new Uint32Array(0),
      digestKinds: new Uint8Array(0),
      digests: new Uint32Array(0),
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
    this.#addRow(entry, kindOfType[entry.type], path, link);
    if (entry.type === 'character-device' || entry.type === 'block-device') {
      this.#devices.set(this.lastRow, [entry.deviceMajor, entry.deviceMinor]);
    }
  }

  #addRow(entry: TarEntry, kind: number, path: number, link: number): void {
    const columns = this.#rows;
    const row = columns.add();
    this.lastRow = row;
    columns.path[row] = path;
    columns.kind[row] = kind;
    columns.mode[row] = entry.mode;
    columns.uid[row] = entry.uid;
    columns.gid[row] = entry.gid;
    columns.mtime[row] = entry.mtime;
    columns.offset[row] = entry.offset;
    columns.link[row] = link;
    const hasContent = kind === kindOf.file || kind === kindOf.control;
    if (hasContent) {
      columns.size[row] = entry.size;
      columns.storedSize[row] = entry.storedSize;
    }
    const { xattrs, sparseMap } = entry;
    if (xattrs.size > 0) {
      columns.xattrs[row] = this.#strings.intern(canonicalXattrs(xattrs));
      if (xattrs.has(capability)) columns.flags[row]! |= entryFlags.capability;
    }
    if (sparseMap !== null) {
      columns.flags[row]! |= entryFlags.sparse;
      if (hasContent) this.#keepMap(sparseMap);
    }
  }

  #keepMap(map: SparseMap): void {
    const kept = Float64Array.from(map);
    this.#mapBytes += kept.byteLength;
    this.#sparseMaps.set(this.lastRow, kept);
  }

  /** What is kept of a layer stays bounded, however many entries a few bytes inflate to. */
  #checkRoom(): void {
    const { entries, textSize } = this.#limits;
    if (this.#rows.length >= entries || this.#paths.size > entries) {
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
