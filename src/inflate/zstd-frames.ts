import { mostInflated, zstdBlock, zstdBlockHeaderBytes } from './zstd-block.js';
import { longestZstdHeader, plainZstdHeader, zstdHeader } from './zstd-header.js';
import type { ZstdWatch } from './zstd-watch.js';

const checksumBytes = 4;

type Place = 'header' | 'frame' | 'skippable';

/**
 * Takes a zstd stream apart into its frames, without inflating anything (RFC 8878, 3.1). Skippable frames are left out.
 * `watch` is told what memory a frame wants before a byte of it is handed on, and may throw.
 *
 * What inflates gets a frame at a time: fzstd goes a call deeper for every frame that begins in one chunk, and a megabyte holds
 * a hundred thousand of them. A frame that ends in the chunk, or with the stream, gets no larger window than its blocks can fill: eStargz and
 * zstd:chunked have a frame for each file, and taking 8 MiB for each of them takes longer than inflating it.
 */
export class ZstdFrames {
  readonly #watch: ZstdWatch;
  readonly #header = new Uint8Array(longestZstdHeader);
  /** Bytes of the frame's header that were seen. */
  #headerBytes = 0;
  #place: Place = 'header';
  /** Bytes to pass before something is looked at again; never ends where what follows is no zstd. */
  #left = 0;
  #blockHeader = 0;
  #blockHeaderBytes = 0;
  #isLastBlock = false;
  #hasChecksum = false;
  /** What the frame wants; null for something that is no frame. */
  #window: number | null = null;

  constructor(watch: ZstdWatch) {
    this.#watch = watch;
  }

  /** Whether the stream may end here, as far as it was not handed on: not inside a header. */
  get mayEnd(): boolean {
    return this.#place === 'frame' || (this.#place === 'header' && this.#headerBytes === 0);
  }

  /** The bytes of the next chunk that belong to frames, in pieces none of which goes beyond one frame. `isLast`: no more chunks will come. */
  *pieces(chunk: Uint8Array, isLast: boolean): Generator<Uint8Array> {
    for (let at = 0; at < chunk.length; ) {
      if (this.#place === 'header') {
        const { taken, place } = this.#readHeader(chunk.subarray(at));
        at += taken;
        if (place === 'frame') yield this.#plainHeader(chunk.subarray(at), isLast);
        continue;
      }
      const isSkippable = this.#place === 'skippable';
      const length = this.#pass(chunk.subarray(at));
      if (!isSkippable) yield chunk.subarray(at, at + length);
      at += length;
    }
  }

  /** Takes bytes of a header: says how many, and the place that they lead to. */
  #readHeader(bytes: Uint8Array): { readonly taken: number; readonly place: Place } {
    let taken = 0;
    for (;;) {
      const header = zstdHeader(this.#header, this.#headerBytes);
      if (header.kind === 'incomplete') {
        const part = bytes.subarray(taken, taken + header.length - this.#headerBytes);
        if (part.length === 0) return { taken, place: 'header' };
        this.#header.set(part, this.#headerBytes);
        this.#headerBytes += part.length;
        taken += part.length;
        continue;
      }
      if (header.kind === 'frame') {
        this.#watch.claim(header.window);
        this.#window = header.window;
        this.#hasChecksum = header.hasChecksum;
        this.#begin('frame', 0, false);
      } else if (header.kind === 'skippable') {
        this.#begin('skippable', header.length - this.#headerBytes, true);
      } else {
        this.#window = null;
        this.#begin('frame', Number.POSITIVE_INFINITY, true);
      }
      return { taken, place: this.#place };
    }
  }

  /** The header as it is handed on, given what follows it. */
  #plainHeader(blocks: Uint8Array, isAll: boolean): Uint8Array {
    if (this.#window === null) return this.#header.slice(0, this.#headerBytes);
    const window = Math.min(this.#window, mostInflated(blocks, isAll));
    this.#watch.take(window);
    return plainZstdHeader(window, this.#hasChecksum);
  }

  #begin(place: 'frame' | 'skippable', left: number, isLastBlock: boolean): void {
    this.#place = place;
    this.#left = left;
    this.#isLastBlock = isLastBlock;
    this.#endIfDone();
  }

  /** Passes bytes up to the end of the frame; says how many. */
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
