import { scanTar } from '../tar/scan-tar.js';
import type { ByteRange, TarEnd, TarVisitor } from '../tar/tar-entry.js';

/** Drives the tar scanner from bytes that come in order and are gone afterwards: an inflated layer. */
export class TarFeeder {
  readonly #scan: Generator<ByteRange, TarEnd, Uint8Array>;
  readonly #onBytes: (bytes: Uint8Array, offset: number) => void;
  /** What the scanner waits for; null when it has ended. */
  #wanted: ByteRange | null = null;
  #end: TarEnd | null = null;
  /** The part of the wanted range that came in earlier chunks. */
  #held = new Uint8Array(0);
  #offset = 0;

  /** `onBytes` is told of every byte, before the scanner learns of what follows it. */
  constructor(visitor: TarVisitor, onBytes: (bytes: Uint8Array, offset: number) => void) {
    this.#scan = scanTar(visitor);
    this.#onBytes = onBytes;
    this.#resume(this.#scan.next());
  }

  push(chunk: Uint8Array): void {
    let position = 0;
    while (position < chunk.length && this.#wanted !== null) {
      const { offset, length } = this.#wanted;
      const start = position + Math.max(0, offset - this.#offset);
      const end = start + length - this.#held.length;
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
      const held = this.#held;
      this.#held = new Uint8Array(0);
      this.#resume(this.#scan.next(held));
    }
    return this.#end as TarEnd;
  }

  #hold(piece: Uint8Array, length: number): void {
    this.#held = Buffer.concat([this.#held, piece]);
    if (this.#held.length < length) return;
    const whole = this.#held;
    this.#held = new Uint8Array(0);
    this.#resume(this.#scan.next(whole));
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
