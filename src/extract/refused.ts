import type { SafeText } from '../format/safe-text.js';

/** Something that was not written, or not wholly. */
export type Refusal = {
  readonly path: Uint8Array;
  /** A sentence. */
  readonly reason: SafeText;
  /** The image's bytes were not here or were damaged; otherwise it could not be written where it should be. */
  readonly unreadable: boolean;
};

/** Thrown where one path cannot be written, and others can: it is told, and the next one's turn comes. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: SafeText;
  readonly unreadable: boolean;

  constructor(reason: SafeText, unreadable = false) {
    super(reason);
    this.reason = reason;
    this.unreadable = unreadable;
  }
}
