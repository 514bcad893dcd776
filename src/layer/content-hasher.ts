import { createHash, type Hash, hash as hashAtOnce } from 'node:crypto';
import { type Changeset, digestOf, digestWords } from './changeset.js';
import { ColumnBuilder } from './column-builder.js';
import { addDigests } from './content-digests.js';
import { holesOf, SparseDigest, type SparseForm } from './sparse-digest.js';

/** Holes, in bytes, that are hashed as zeros in one layer: some tenths of a second. A hostile layer has any number of sparse files. */
const mostZerosOfALayer = 512 << 20;

/** Hashes the contents of files while the bytes of a layer pass by. */
export class ContentHasher {
  readonly #rows = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #kinds = new ColumnBuilder((length) => new Uint8Array(length));
  readonly #words = new ColumnBuilder((length) => new Uint32Array(length));
  #row = -1;
  #start = 0;
  #end = 0;
  #partial: Hash | SparseDigest | null = null;
  #zerosLeft = mostZerosOfALayer;

  /** The next content: of that row, `size` stored bytes at `offset`; `sparse` says where these belong if that has to be said. */
  expect(row: number, offset: number, size: number, sparse: SparseForm | null): void {
    this.#row = size > 0 || (sparse !== null && sparse.size > 0) ? row : -1;
    this.#start = offset;
    this.#end = offset + size;
    this.#partial = sparse === null || this.#row === -1 ? null : this.#sparse(sparse);
    if (size === 0 && this.#partial !== null) this.#keep(this.#partial.digest());
  }

  /** Bytes of the layer, in order. */
  pass(bytes: Uint8Array, offset: number): void {
    if (this.#row === -1) return;
    const from = Math.max(this.#start, offset);
    const to = Math.min(this.#end, offset + bytes.length);
    if (from >= to) return;
    const piece = bytes.subarray(from - offset, to - offset);
    if (this.#partial === null && from === this.#start && to === this.#end) {
      this.#keep(hashAtOnce('sha256', piece, 'buffer'));
    } else {
      this.#partial ??= createHash('sha256');
      this.#partial.update(piece);
      if (to === this.#end) this.#keep(this.#partial.digest());
    }
  }

  /** Adds the digests of all contents that passed whole to those of a changeset. They have to have passed in the order of their rows. */
  fill(changeset: Changeset): void {
    addDigests(changeset, {
      digestRows: this.#rows.finish(),
      digestKinds: this.#kinds.finish(),
      digests: this.#words.finish(),
    });
  }

  #sparse(form: SparseForm): SparseDigest {
    const digest = new SparseDigest(form, this.#zerosLeft);
    if (digest.kind === digestOf.content) this.#zerosLeft -= holesOf(form);
    return digest;
  }

  #keep(digest: Buffer): void {
    this.#rows.push(this.#row);
    this.#kinds.push(this.#partial instanceof SparseDigest ? this.#partial.kind : digestOf.content);
    for (let word = 0; word < digestWords; word += 1) this.#words.push(digest.readUInt32LE(word * 4));
    this.#row = -1;
  }
}
