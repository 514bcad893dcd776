import type { ProblemCode } from './problem-codes.js';

/**
 * Something in the image that is not as the specs want it, and that reading survived. Bad input is data: it is collected
 * in one list and shown; only a broken world (no such file, no image) is an error.
 */
export type Problem = {
  readonly code: ProblemCode;
  /** One sentence with the particulars. Raw text: may quote the image, so it is made safe where it is shown. */
  readonly message: string;
  /** Position of the layer, from 0 at the base; null when it is about the image as a whole. */
  readonly layer: number | null;
  /** Path inside the image as bytes, without a leading slash; null when no path is concerned. */
  readonly path: Uint8Array | null;
  /** Byte offset in the uncompressed layer; null where there is none. */
  readonly offset: number | null;
  /** Problems that this one stands for, where a layer had too many of a kind to keep each. Missing where it is one. */
  readonly count?: number;
};

/** A problem found while one layer was read, before anybody knows which position that layer has. */
export type LayerProblem = Omit<Problem, 'layer'>;
