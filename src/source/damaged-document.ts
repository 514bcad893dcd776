import type { Check } from '../oci/check.js';
import { ImageError } from '../problem/errors.js';

/** A document that cannot be used, and is not what its digest or size promises either. */
export class DamagedDocument extends ImageError {
  /** What was checked on the way to it, and of it. */
  readonly checks: readonly Check[];

  constructor(cause: ImageError, checks: readonly Check[]) {
    super(cause.message, cause.nextStep, { cause });
    this.checks = checks;
  }
}

/** Does what reads a document; where that fails and the document is not what was promised, the error says so. */
export function underChecks<T>(checks: readonly Check[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ImageError) || isAsPromised(checks)) throw error;
    throw new DamagedDocument(error, [...(error instanceof DamagedDocument ? error.checks : []), ...checks]);
  }
}

/** Whether a document is what was promised, as far as that can be told. */
export function isAsPromised(checks: readonly Check[]): boolean {
  return !checks.some(({ outcome }) => outcome === 'mismatch');
}
