import { createHash, type Hash, hash as hashAtOnce } from 'node:crypto';
import { type Changeset, digestWords } from './changeset.js';
import { ColumnBuilder } from './column-builder.js';

/** Hashes the contents of files while the bytes of a layer pass by; a sparse file counts as the data it stores. */
export class ContentHasher {
  readonly #rows = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #words = new ColumnBuilder((length) => new Uint32Array(length));
  #row = -1;
  #start = 0;
  #end = 0;
  #partial: Hash | null = null;

  /** The next content: of that row, `size` bytes at `offset`. */
  expect(row: number, offset: number, size: number): void {
    this.#row = size > 0 ? row : -1;
    this.#start = offset;
    this.#end = offset + size;
    this.#partial = null;
  }

  /** Bytes of the layer, in order. */
  pass(bytes: Uint8Array, offset: number): void {
    if (this.#row === -1) return;
    const from = Math.max(this.#start, offset);
    const to = Math.min(this.#end, offset + bytes.length);
    if (from >= to) return;
    const piece = bytes.subarray(from - offset, to - offset);
    if (from === this.#start && to === this.#end) this.#keep(hashAtOnce('sha256', piece, 'buffer'));
    else {
      this.#partial ??= createHash('sha256');
      this.#partial.update(piece);
      if (to === this.#end) this.#keep(this.#partial.digest());
    }
  }

  /** Writes the digests of all contents that passed whole into the columns of a changeset. */
  fill({ digests, hashed }: Changeset): void {
    const words = this.#words.finish();
    this.#rows.finish().forEach((row, index) => {
      digests.set(words.subarray(index * digestWords, (index + 1) * digestWords), row * digestWords);
      hashed[row] = 1;
    });
  }

  #keep(digest: Buffer): void {
    this.#rows.push(this.#row);
    for (let word = 0; word < digestWords; word += 1) this.#words.push(digest.readUInt32LE(word * 4));
    this.#row = -1;
  }
}
