import type { Problem } from '../problem/problem.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import type { Check, CheckedProperty } from './check.js';
import { parseDigest, shortDigest } from './digest.js';
import { shortened } from './shortened.js';

/** The problem that a broken promise is. What a table of contents has wrong is told path by path by who compared it. */
const codes: Readonly<Record<Exclude<CheckedProperty, 'toc'>, ProblemCode>> = {
  size: 'size-mismatch',
  digest: 'digest-mismatch',
  'diff-id': 'diff-id-mismatch',
};

/** The problems that checks found. */
export function checkProblems(checks: readonly Check[]): Problem[] {
  return checks.flatMap((one) => {
    if (one.outcome !== 'mismatch' || one.property === 'toc') return [];
    return [{ code: codes[one.property], message: sentence(one), layer: one.layer, path: null, offset: null }];
  });
}

function sentence({ what, layer, blob, property, says, promised, found }: Check): string {
  const digest = parseDigest(blob);
  const name = digest === null ? shortened(blob) : shortDigest(digest);
  const subject = what === 'layer' ? `Layer ${layer} (${name})` : `The ${what} ${name}`;
  const said = `its ${says} says ${promised}`;
  if (property === 'size') return `${subject} has ${found} bytes; ${said}.`;
  const kind = property === 'digest' ? 'digest' : 'diff id';
  return `${subject} has the ${kind} ${found}; ${said}.`;
}
