import { type Changeset, kindOf } from '../layer/changeset.js';
import { implied, rowFacts, type VersionFacts, type VersionId } from './version.js';

/** A version's place: the layer's position and the row in its changeset. */
export type VersionPlace = { readonly layer: number; readonly changeset: Changeset; readonly row: number };

/** The rows of all layers of a stack, numbered through as versions. */
export class VersionTable {
  readonly #changesets: Changeset[] = [];
  readonly #firstVersions: VersionId[] = [];
  #inodes = new Int32Array(1024);
  #kinds = new Uint8Array(1024);
  #size = 0;
  /** The layer that was found last: neighbours in the tree are mostly of one. */
  #last = 0;

  /** Versions in all layers. */
  get size(): number {
    return this.#size;
  }

  /** Numbers the rows of the next layer; gives the version id of its first row. */
  add(changeset: Changeset): VersionId {
    const first = this.#size;
    this.#changesets.push(changeset);
    this.#firstVersions.push(first);
    this.#size += changeset.rows;
    if (this.#size > this.#inodes.length) {
      const length = Math.max(Math.ceil(this.#inodes.length * 1.5), this.#size);
      const inodes = new Int32Array(length);
      inodes.set(this.#inodes);
      this.#inodes = inodes;
      const kinds = new Uint8Array(length);
      kinds.set(this.#kinds);
      this.#kinds = kinds;
    }
    for (let row = 0; row < changeset.rows; row += 1) {
      const kind = changeset.kind[row] as number;
      this.#inodes[first + row] = first + row;
      this.#kinds[first + row] = kind === kindOf.control ? kindOf.file : kind;
    }
    return first;
  }

  /** Position of the layer that holds the version. */
  layerOf(version: VersionId): number {
    const firsts = this.#firstVersions;
    if (version >= firsts[this.#last]! && version < (firsts[this.#last + 1] ?? this.#size)) return this.#last;
    let low = 0;
    let high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((firsts[middle] as VersionId) <= version) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }

  locate(version: VersionId): VersionPlace {
    const layer = this.layerOf(version);
    const changeset = this.#changesets[layer] as Changeset;
    return { layer, changeset, row: version - (this.#firstVersions[layer] as VersionId) };
  }

  /** Bytes of content that are stored for the row itself, which must be one of a layer. */
  storedSize(version: VersionId): number {
    const layer = this.layerOf(version);
    return this.#changesets[layer]!.storedSize[version - this.#firstVersions[layer]!]!;
  }

  /** The version whose attributes and content the name has: itself, or for a hard link the entry it was linked to. */
  inode(version: VersionId): VersionId {
    return version < 0 ? version : (this.#inodes[version] as VersionId);
  }

  /** Makes a hard link share the inode of its target. */
  link(version: VersionId, inode: VersionId): void {
    this.#inodes[version] = inode;
    this.#kinds[version] = this.#kinds[inode] as number;
  }

  /** `kindOf[...]` of the inode of a version that is there. */
  kind(version: VersionId): number {
    return version === implied ? kindOf.directory : (this.#kinds[version] as number);
  }

  /** The facts of a version, its inode's; null for a directory that is only implied, which has none. */
  facts(version: VersionId): VersionFacts | null {
    if (version < 0) return null;
    const { changeset, row } = this.locate(this.inode(version));
    return rowFacts(changeset, row);
  }
}
