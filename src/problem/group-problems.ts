import type { Problem } from './problem.js';
import type { ProblemCode } from './problem-codes.js';
import { severities, severityOf } from './severity.js';

/** The problems of one code. */
export type ProblemGroup = {
  readonly code: ProblemCode;
  /** How many there are; `problems` may hold fewer. */
  readonly count: number;
  /** The layers that have it, from the base up. */
  readonly layers: readonly number[];
  /** In the order they were found in. */
  readonly problems: readonly Problem[];
};

/** Problems by their codes, the worst first; within a severity as they were found first. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const byCode = new Map<ProblemCode, Problem[]>();
  for (const problem of problems) {
    const group = byCode.get(problem.code);
    if (group === undefined) byCode.set(problem.code, [problem]);
    else group.push(problem);
  }
  const rank = (code: ProblemCode) => severities.indexOf(severityOf(code));
  return [...byCode]
    .map(([code, group]) => ({ code, count: countProblems(group), layers: layersOf(group), problems: group }))
    .sort((a, b) => rank(a.code) - rank(b.code));
}

function layersOf(problems: readonly Problem[]): number[] {
  const layers = new Set<number>();
  for (const { layer } of problems) if (layer !== null) layers.add(layer);
  return [...layers].sort((a, b) => a - b);
}

/** How many problems there are, also those that were only counted. */
export function countProblems(problems: readonly Problem[]): number {
  return problems.reduce((sum, { count = 1 }) => sum + count, 0);
}
