import { scatter } from './scatter.js';

const mostBytes = 32 * 1024 * 1024;
const words = 1500;
const letters = 'etaoinshrdlucmfwypvbgkxjqz_-./=(){}<>0123456789';

/**
 * What files are filled with: text-like bytes that deflate makes two to three times smaller, as it does with what images hold. Contents
 * begin anywhere in the pool and run round in it; it is larger than the windows of gzip and of zstd's usual level, so that a compressor
 * seldom meets again what it has seen.
 */
export class ContentPool {
  readonly #bytes: Buffer;
  readonly #seed: number;

  /** Of an image with so many content bytes: small images need no large pool. */
  constructor(seed: number, contentBytes: number) {
    this.#seed = seed;
    this.#bytes = fill(seed, Math.min(mostBytes, Math.max(1 << 16, 2 ** Math.ceil(Math.log2(contentBytes + 1)))));
  }

  /** The pieces of a content, one after the other. */
  *pieces(content: number, size: number): Generator<Uint8Array, void, void> {
    let at = Math.floor(scatter(this.#seed, content, 1) * this.#bytes.length);
    for (let left = size; left > 0; ) {
      const piece = this.#bytes.subarray(at, at + left);
      yield piece;
      left -= piece.length;
      at = 0;
    }
  }
}

function fill(seed: number, size: number): Buffer {
  const vocabulary = Array.from({ length: words }, (_, word) => wordOf(seed, word));
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0, turn = 0; at < size; turn += 1) {
    // Squared: some words are frequent, most are rare.
    const draw = scatter(seed, turn, 2);
    const word = vocabulary[Math.floor(draw * draw * words)]!;
    at += word.copy(bytes, at);
    // A run of bytes as compiled code or a picture has them.
    if (turn % 32 === 0) for (let n = 0; n < 24 && at < size; n += 1) bytes[at++] = scatter(seed, at, 3) * 256;
    else if (at < size) bytes[at++] = turn % 11 === 0 ? 10 : 32;
  }
  return bytes;
}

function wordOf(seed: number, word: number): Buffer {
  const length = 3 + Math.floor(scatter(seed, word, 4) * 9);
  const text = Array.from({ length }, (_, n) => letters[Math.floor(scatter(seed, word, 5 + n) ** 2 * letters.length)]);
  return Buffer.from(text.join(''));
}
