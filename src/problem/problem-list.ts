import type { LayerProblem } from './problem.js';
import type { ProblemCode } from './problem-codes.js';
import type { ProblemTally } from './problem-tally.js';

/** The problems of one layer as they are found, bounded: of a code that comes too often the rest is counted. */
export class ProblemList<P extends LayerProblem> {
  /** Problems of one code that are kept. */
  readonly #most: number;
  readonly #tally: ProblemTally | null;
  readonly #problems: P[] = [];
  readonly #kept = new Map<ProblemCode, number>();
  /** Of each code the first problem that was not kept, and how many there are. */
  readonly #rest = new Map<ProblemCode, { readonly first: P; count: number }>();

  /** `tally` counts what is kept of other layers too. */
  constructor({ problems }: { readonly problems: number }, tally: ProblemTally | null = null) {
    this.#most = problems;
    this.#tally = tally;
  }

  add(problem: P): void {
    const { code, count = 1 } = problem;
    const kept = this.#kept.get(code) ?? 0;
    if (kept < this.#most && this.#tally?.take(code) !== false) {
      this.#kept.set(code, kept + 1);
      this.#problems.push(problem);
      return;
    }
    const rest = this.#rest.get(code);
    if (rest === undefined) this.#rest.set(code, { first: problem, count });
    else rest.count += count;
  }

  /** All that were kept, and for each code with more of them one that says how many more. */
  finish(): P[] {
    const counted = [...this.#rest.values()].map(({ first, count }) => {
      const message = `There are ${count} more problems of this kind in this layer; --max-problems keeps more.`;
      return { ...first, message, path: null, offset: null, count };
    });
    return [...this.#problems, ...counted];
  }
}
