import type { LayerProblem } from './problem.js';
import type { ProblemCode } from './problem-codes.js';

/** Problems of one code that a layer keeps. A hostile layer could have millions; people need some, and how many there are. */
const mostOfACode = 1000;

/** The problems of one layer as they are found, bounded: of a code that comes too often the rest is counted. */
export class ProblemList<P extends LayerProblem> {
  readonly #problems: P[] = [];
  readonly #counts = new Map<ProblemCode, number>();

  add(problem: P): void {
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= mostOfACode) this.#problems.push(problem);
  }

  /** All that were kept, and for each code with more of them one that says how many more. */
  finish(): P[] {
    const rest = [...this.#counts].filter(([, count]) => count > mostOfACode);
    const counted = rest.map(([code, count]) => {
      const more = count - mostOfACode;
      const message = `There are ${more} more problems of this kind in this layer.`;
      return {
        ...this.#problems.find((problem) => problem.code === code)!,
        message,
        path: null,
        offset: null,
        count: more,
      };
    });
    return [...this.#problems, ...counted];
  }
}
