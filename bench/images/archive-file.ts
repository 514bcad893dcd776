import { createHash, type Hash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

const bufferBytes = 1 << 20;
const zeros = Buffer.alloc(bufferBytes);

/** A file that is written from front to back through one buffer, with the digest of a range of it. */
export class ArchiveFile {
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #filled = 0;
  /** Where the buffer's bytes belong. */
  #start = 0;
  #hash: Hash | null = null;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w');
  }

  get position(): number {
    return this.#start + this.#filled;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#filled === bufferBytes) this.#flush();
      const piece = bytes.subarray(at, at + bufferBytes - this.#filled);
      this.#buffer.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
    }
  }

  /** Zeros that take no room on the disk. */
  hole(size: number): void {
    this.#flush();
    for (let left = size; left > 0 && this.#hash !== null; left -= bufferBytes) {
      this.#hash.update(left < bufferBytes ? zeros.subarray(0, left) : zeros);
    }
    this.#start += size;
  }

  /** Bytes at a place that was passed already. */
  patch(bytes: Uint8Array, at: number): void {
    this.#flush();
    writeSync(this.#descriptor, bytes, 0, bytes.length, at);
  }

  /** From here on bytes count for a digest. */
  beginDigest(): void {
    this.#flush();
    this.#hash = createHash('sha256');
  }

  /** The SHA-256, in hexadecimal digits, of what was written since `beginDigest`. */
  endDigest(): string {
    this.#flush();
    const digest = this.#hash?.digest('hex') ?? '';
    this.#hash = null;
    return digest;
  }

  close(): void {
    this.#flush();
    ftruncateSync(this.#descriptor, this.#start);
    closeSync(this.#descriptor);
  }

  #flush(): void {
    const bytes = this.#buffer.subarray(0, this.#filled);
    this.#hash?.update(bytes);
    for (let at = 0; at < bytes.length; ) {
      at += writeSync(this.#descriptor, bytes, at, bytes.length - at, this.#start + at);
    }
    this.#start += this.#filled;
    this.#filled = 0;
  }
}
