import { createHash, type Hash } from 'node:crypto';
import type { SparseMap } from '../tar/sparse-maps.js';
import { digestOf } from './changeset.js';

/** How a sparse file is stored: its map and its size as it is read. */
export type SparseForm = { readonly map: SparseMap; readonly size: number };

/** Holes of one file, in bytes, that are hashed as zeros: some hundredths of a second. A `lastlog` can have holes of 300 GB. */
const mostZeros = 64 << 20;

const zeros = new Uint8Array(1 << 16);

/** Bytes of holes that a sparse file has by its map. */
export function holesOf({ map, size }: SparseForm): number {
  let data = 0;
  for (let i = 1; i < map.length; i += 2) data += map[i]!;
  return size - data;
}

/**
 * Hashes one sparse content from the bytes that are stored of it: as it is read, holes as zeros, so that it can be compared
 * with the same content stored as an ordinary file. Where the holes are too large for that, its map and what is stored.
 */
export class SparseDigest {
  readonly kind: number;
  readonly #form: SparseForm;
  readonly #hash: Hash = createHash('sha256');
  /** Number of the map that the next stored byte belongs to: offset and length of a piece. */
  #piece = 0;
  /** Bytes of that piece that came already. */
  #inPiece = 0;
  /** Bytes of the content, as it is read, that were hashed. */
  #position = 0;

  constructor(form: SparseForm, zerosLeft: number) {
    this.#form = form;
    this.kind = holesOf(form) <= Math.min(mostZeros, zerosLeft) ? digestOf.content : digestOf.storedForm;
    if (this.kind === digestOf.storedForm) this.#hash.update(Float64Array.from(form.map));
  }

  /** The next stored bytes. */
  update(bytes: Uint8Array): void {
    if (this.kind === digestOf.storedForm) {
      this.#hash.update(bytes);
      return;
    }
    const { map } = this.#form;
    for (let start = 0; start < bytes.length && this.#piece < map.length; ) {
      const length = map[this.#piece + 1]!;
      const taken = Math.min(length - this.#inPiece, bytes.length - start);
      if (taken > 0) this.#fillTo(map[this.#piece]! + this.#inPiece);
      this.#hash.update(bytes.subarray(start, start + taken));
      this.#position += taken;
      this.#inPiece += taken;
      start += taken;
      if (this.#inPiece < length) continue;
      this.#piece += 2;
      this.#inPiece = 0;
    }
  }

  digest(): Buffer {
    if (this.kind === digestOf.content) this.#fillTo(this.#form.size);
    return this.#hash.digest();
  }

  #fillTo(position: number): void {
    while (this.#position < position) {
      const length = Math.min(zeros.length, position - this.#position);
      this.#hash.update(zeros.subarray(0, length));
      this.#position += length;
    }
  }
}
