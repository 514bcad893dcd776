import type { Problem } from '../problem/problem.js';
import type { ProblemCode } from '../problem/problem-codes.js';

/** A problem of the documents of an image, or of the layer at position `layer` as they describe it. */
export function documentProblem(code: ProblemCode, message: string, layer: number | null = null): Problem {
  return { code, message, layer, path: null, offset: null };
}
