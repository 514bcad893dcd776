import { InflateError } from './inflate.js';
import { zstdBlock, zstdBlockHeaderBytes } from './zstd-block.js';
import { longestZstdHeader, zstdHeader } from './zstd-header.js';

const checksumBytes = 4;

/** Bytes of one frame of a zstd stream, in order. */
export type ZstdPiece = {
  readonly bytes: Uint8Array;
  /** Whether the frame begins with them. */
  readonly begins: boolean;
  /** Whether the frame ends with them. */
  readonly ends: boolean;
};

/**
 * Takes a zstd stream apart into its frames, or into the blocks of these, without inflating anything (RFC 8878, 3.1). Skippable
 * frames are left out. `claim` is told what window a frame wants before a byte of it is handed on, and may throw.
 */
export class ZstdFrames {
  readonly #claim: (window: number) => void;
  readonly #byBlock: boolean;
  readonly #header = new Uint8Array(longestZstdHeader);
  /** Bytes of the frame's header that were seen. */
  #headerBytes = 0;
  #place: 'header' | 'frame' | 'skippable' = 'header';
  /** Bytes to pass before something is looked at again; never ends behind a block of a type that there is not. */
  #left = 0;
  #blockHeader = 0;
  #blockHeaderBytes = 0;
  #isLastBlock = false;
  #hasChecksum = false;
  /** Bytes of the stream in front of the chunk. */
  #offset = 0;

  /** `byBlock`: no piece goes beyond a block. Otherwise none goes beyond a frame. */
  constructor(claim: (window: number) => void, byBlock: boolean) {
    this.#claim = claim;
    this.#byBlock = byBlock;
  }

  /** Whether the stream may end here: behind a frame. */
  get mayEnd(): boolean {
    return this.#place === 'header' && this.#headerBytes === 0;
  }

  /** The pieces of the next chunk. Throws an InflateError where something begins that is no frame. */
  *pieces(chunk: Uint8Array): Generator<ZstdPiece> {
    for (let at = 0; at < chunk.length; ) {
      const start = at;
      const begins = this.#place === 'header';
      const earlier = this.#headerBytes;
      if (begins) {
        at = this.#readHeader(chunk, at);
        // More of the header is to come, or nothing was in the frame.
        if (this.#place === 'header') continue;
        // The beginning of a header that came with an earlier chunk is a piece of its own.
        if (this.#place === 'frame' && earlier > 0) {
          yield { bytes: this.#header.slice(0, this.#headerBytes), begins, ends: false };
          continue;
        }
      }
      const isSkippable = this.#place === 'skippable';
      at += this.#pass(chunk.subarray(at));
      if (!isSkippable) yield { bytes: chunk.subarray(start, at), begins, ends: this.mayEnd };
    }
    this.#offset += chunk.length;
  }

  /** Takes bytes of a header, from `at` on; says where it went on from there. */
  #readHeader(chunk: Uint8Array, at: number): number {
    for (let taken = at; ; ) {
      const header = zstdHeader(this.#header, this.#headerBytes);
      if (header.kind === 'incomplete') {
        const part = chunk.subarray(taken, taken + header.length - this.#headerBytes);
        if (part.length === 0) return taken;
        this.#header.set(part, this.#headerBytes);
        this.#headerBytes += part.length;
        taken += part.length;
        continue;
      }
      if (header.kind === 'unknown') {
        const offset = this.#offset + taken - this.#headerBytes;
        throw new InflateError('compressed-corrupt', 'there is something that is no zstd frame', offset);
      }
      this.#place = header.kind;
      if (header.kind === 'frame') {
        this.#claim(header.window);
        this.#hasChecksum = header.hasChecksum;
        this.#left = 0;
        this.#isLastBlock = false;
      } else {
        this.#left = header.length - this.#headerBytes;
        this.#isLastBlock = true;
        this.#endIfDone();
      }
      return taken;
    }
  }

  /** Passes bytes up to the end of the frame, or of the block; says how many. */
  #pass(bytes: Uint8Array): number {
    let passed = 0;
    while (passed < bytes.length && this.#place !== 'header') {
      if (this.#left > 0) {
        const part = Math.min(this.#left, bytes.length - passed);
        this.#left -= part;
        passed += part;
      } else {
        this.#blockHeader |= bytes[passed]! << (8 * this.#blockHeaderBytes);
        this.#blockHeaderBytes += 1;
        passed += 1;
        if (this.#blockHeaderBytes === zstdBlockHeaderBytes) this.#beginBlock();
      }
      this.#endIfDone();
      if (this.#byBlock && this.#left === 0 && this.#blockHeaderBytes === 0) break;
    }
    return passed;
  }

  #beginBlock(): void {
    const { isLast, stored } = zstdBlock(this.#blockHeader);
    this.#blockHeader = 0;
    this.#blockHeaderBytes = 0;
    this.#isLastBlock = isLast;
    this.#left = stored + (isLast && this.#hasChecksum ? checksumBytes : 0);
  }

  #endIfDone(): void {
    if (this.#left > 0 || !this.#isLastBlock || this.#blockHeaderBytes > 0) return;
    this.#place = 'header';
    this.#headerBytes = 0;
  }
}
