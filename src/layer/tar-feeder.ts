import { defaultLimits, type Limits } from '../limits/limits.js';
import { scanTar } from '../tar/scan-tar.js';
import type { ByteRange, TarEnd, TarVisitor } from '../tar/tar-entry.js';

const initialHeld = 1024;

/** Drives the tar scanner from bytes that come in order and are gone afterwards: an inflated layer. */
export class TarFeeder {
  readonly #scan: Generator<ByteRange, TarEnd, Uint8Array>;
  readonly #onBytes: (bytes: Uint8Array, offset: number) => void;
  /** What the scanner waits for; null when it has ended. */
  #wanted: ByteRange | null = null;
  #end: TarEnd | null = null;
  /** The part of the wanted range that came in earlier chunks: the first `#heldBytes` of this memory, which grows as they come. */
  #held = new Uint8Array(initialHeld);
  #heldBytes = 0;
  #offset = 0;

  /** `onBytes` is told of every byte, before the scanner learns of what follows it. */
  constructor(
    visitor: TarVisitor,
    onBytes: (bytes: Uint8Array, offset: number) => void,
    limits: Limits = defaultLimits,
  ) {
    this.#scan = scanTar(visitor, limits);
    this.#onBytes = onBytes;
    this.#resume(this.#scan.next());
  }

  push(chunk: Uint8Array): void {
    let position = 0;
    while (position < chunk.length && this.#wanted !== null) {
      const { offset, length } = this.#wanted;
      const start = position + Math.max(0, offset - this.#offset);
      const end = start + length - this.#heldBytes;
      const piece = chunk.subarray(start, end);
      this.#pass(chunk.subarray(position, end));
      position = Math.min(end, chunk.length);
      if (piece.length === length) this.#resume(this.#scan.next(piece));
      else if (piece.length > 0) this.#hold(piece, length);
    }
    this.#pass(chunk.subarray(position));
  }

  /** Bytes that were passed so far. */
  get passed(): number {
    return this.#offset;
  }

  /** No more bytes will come. */
  finish(): TarEnd {
    while (this.#wanted !== null) {
      this.#resume(this.#scan.next(this.#takeHeld()));
    }
    return this.#end as TarEnd;
  }

  /** Keeps what came of a range. Its claimed length takes no memory: only what is there does. */
  #hold(piece: Uint8Array, length: number): void {
    const bytes = this.#heldBytes + piece.length;
    if (bytes > this.#held.length) {
      const larger = new Uint8Array(Math.max(bytes, 2 * this.#held.length));
      larger.set(this.#held.subarray(0, this.#heldBytes));
      this.#held = larger;
    }
    this.#held.set(piece, this.#heldBytes);
    this.#heldBytes = bytes;
    if (bytes === length) this.#resume(this.#scan.next(this.#takeHeld()));
  }

  /** What was held; valid until something is held again, which the scanner has to ask for first. */
  #takeHeld(): Uint8Array {
    const held = this.#held.subarray(0, this.#heldBytes);
    this.#heldBytes = 0;
    return held;
  }

  #pass(bytes: Uint8Array): void {
    this.#onBytes(bytes, this.#offset);
    this.#offset += bytes.length;
  }

  #resume(step: IteratorResult<ByteRange, TarEnd>): void {
    if (step.done === true) {
      this.#wanted = null;
      this.#end = step.value;
    } else this.#wanted = step.value;
  }
}
