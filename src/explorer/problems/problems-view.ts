import type { ProblemCode } from '../../problem/problem-codes.js';
import type { State } from '../state.js';
import { problemIndex } from './problem-index.js';
import { type ProblemCursor, ProblemOutline, type ProblemRow } from './problem-outline.js';

/** Where the user is in the list of problems. It stays while the list is closed. */
export type ProblemsView = {
  /** null: the first row. */
  readonly cursor: ProblemCursor | null;
  /** First row in sight. */
  readonly top: number;
  /** Kinds that the user opened (true) and closed (false). */
  readonly opened: ReadonlyMap<ProblemCode, boolean>;
  /** The keys scroll what is said of the selected row. */
  readonly reading: boolean;
  /** First line in sight of what is said. */
  readonly linesTop: number;
};

export const noProblemsView: ProblemsView = { cursor: null, top: 0, opened: new Map(), reading: false, linesTop: 0 };

export function problemOutline({ inspection, problems }: State): ProblemOutline {
  return new ProblemOutline(problemIndex(inspection?.problems ?? []).groups, problems.opened);
}

/** The selected row; null where there is no problem. */
export function selectedProblem(state: State): ProblemRow | null {
  const outline = problemOutline(state);
  return outline.at(outline.rowOf(state.problems.cursor));
}
