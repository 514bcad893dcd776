import type { ProblemGroup } from '../../problem/group-problems.js';
import type { Problem } from '../../problem/problem.js';
import type { ProblemCode } from '../../problem/problem-codes.js';

/** A row of the list of problems: a kind, or one of the problems of that kind. */
export type ProblemCursor = {
  readonly code: ProblemCode;
  /** Position among those of its kind; null for the kind itself. */
  readonly index: number | null;
};

/** A row with what it is about. */
export type ProblemRow = { readonly group: ProblemGroup; readonly problem: Problem | null; readonly at: ProblemCursor };

/** Kinds with more problems than that are closed until the user opens them. */
const opensOfItself = 12;

/** The list of problems as rows: each kind, and below it its problems where it is open. */
export class ProblemOutline {
  readonly rows: number;
  readonly #groups: readonly ProblemGroup[];
  readonly #opened: ReadonlyMap<ProblemCode, boolean>;
  /** The row of each kind. */
  readonly #starts: readonly number[];

  constructor(groups: readonly ProblemGroup[], opened: ReadonlyMap<ProblemCode, boolean>) {
    this.#groups = groups;
    this.#opened = opened;
    let rows = 0;
    this.#starts = groups.map((group) => {
      const start = rows;
      rows += 1 + (this.isOpen(group) ? group.problems.length : 0);
      return start;
    });
    this.rows = rows;
  }

  isOpen({ code, problems }: ProblemGroup): boolean {
    return this.#opened.get(code) ?? problems.length <= opensOfItself;
  }

  /** The row of the cursor; of its kind where that is closed, and the first one where there is none. */
  rowOf(cursor: ProblemCursor | null): number {
    const group = this.#groups.findIndex(({ code }) => code === cursor?.code);
    if (cursor === null || group < 0) return 0;
    const start = this.#starts[group]!;
    const { problems } = this.#groups[group]!;
    if (cursor.index === null || !this.isOpen(this.#groups[group]!)) return start;
    return start + 1 + Math.min(cursor.index, problems.length - 1);
  }

  /** What a row is about; null beyond the last one. */
  at(row: number): ProblemRow | null {
    const position = this.#starts.findLastIndex((start) => start <= row);
    const group = this.#groups[position];
    if (group === undefined || row >= this.rows) return null;
    const index = row === this.#starts[position] ? null : row - this.#starts[position]! - 1;
    return { group, problem: index === null ? null : group.problems[index]!, at: { code: group.code, index } };
  }
}
