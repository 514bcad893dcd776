import { hash } from 'node:crypto';
import { ColumnBuilder } from './column-builder.js';

/** Longer strings are known by their digest, which takes less memory than they do. */
const longestKey = 256;

/** Byte strings by number, packed one after the other. Number 0 is the empty string. */
export class ByteStrings {
  readonly #bytes = new ColumnBuilder((length) => new Uint8Array(length));
  readonly #starts = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #known = new Map<string, number>();

  constructor() {
    this.#starts.push(0);
    this.#starts.push(0);
  }

  /** Bytes of all strings. */
  get length(): number {
    return this.#bytes.length;
  }

  /** Keeps a string; gives its number. */
  add(bytes: Uint8Array): number {
    if (bytes.length === 0) return 0;
    this.#bytes.append(bytes);
    this.#starts.push(this.#bytes.length);
    return this.#starts.length - 2;
  }

  /** Keeps a string that many rows are likely to share. */
  intern(bytes: Uint8Array): number {
    const key = keyOf(bytes);
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.add(bytes);
      this.#known.set(key, number);
    }
    return number;
  }

  finish(): { strings: Uint8Array; stringStart: Uint32Array } {
    return { strings: this.#bytes.finish(), stringStart: this.#starts.finish() };
  }
}

function keyOf(bytes: Uint8Array): string {
  if (bytes.length > longestKey) return `${bytes.length} ${hash('sha256', bytes, 'hex')}`.padEnd(longestKey + 1);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
