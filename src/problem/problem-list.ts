import type { LayerProblem } from './problem.js';
import type { ProblemCode } from './problem-codes.js';

/** The problems of one layer as they are found, bounded: of a code that comes too often the rest is counted. */
export class ProblemList<P extends LayerProblem> {
  /** Problems of one code that are kept. */
  readonly #most: number;
  readonly #problems: P[] = [];
  readonly #counts = new Map<ProblemCode, number>();

  constructor({ problems }: { readonly problems: number }) {
    this.#most = problems;
  }

  add(problem: P): void {
    const count = (this.#counts.get(problem.code) ?? 0) + 1;
    this.#counts.set(problem.code, count);
    if (count <= this.#most) this.#problems.push(problem);
  }

  /** All that were kept, and for each code with more of them one that says how many more. */
  finish(): P[] {
    const rest = [...this.#counts].filter(([, count]) => count > this.#most);
    const counted = rest.map(([code, count]) => {
      const more = count - this.#most;
      const message = `There are ${more} more problems of this kind in this layer; --max-problems keeps more.`;
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
