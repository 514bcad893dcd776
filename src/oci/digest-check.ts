import { type Check, type CheckSubject, check } from './check.js';
import { algorithmOf, type Digest } from './digest.js';

/** Holds a digest that was computed against the one that is promised. `found` is null where its algorithm cannot be computed. */
export function digestCheck(subject: CheckSubject, promised: Digest | null, found: Digest | null): Check {
  const reason = promised === null ? null : `digests of the algorithm ${algorithmOf(promised)} cannot be computed here`;
  return check(subject, promised, found, reason);
}
