import type { ProblemCode } from '../problem/problem-codes.js';

/**
 * Ends a scan from wherever the damage was found, as `ErrHeader` does in Go. It never leaves this folder: `scanTar` catches
 * it and reports it as a problem. A scan meets at most one, so it costs nothing that it is an exception.
 */
export class MalformedTar extends Error {
  readonly code: ProblemCode;
  /** Where the damage is; null: in the header block that is being read. */
  readonly offset: number | null;

  constructor(code: ProblemCode, message: string, offset: number | null = null) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}
