import { countProblems, groupProblems, type ProblemGroup } from '../../problem/group-problems.js';
import type { Problem } from '../../problem/problem.js';
import { severityOf } from '../../problem/severity.js';

/** What is looked up of the problems of an image again and again. */
export type ProblemIndex = {
  readonly groups: readonly ProblemGroup[];
  /** All of them, also those that were only counted. */
  readonly count: number;
  /** How many a layer has; a layer that has none is not in it. */
  readonly byLayer: ReadonlyMap<number, number>;
  /** The first problem of a layer because of which some of its bytes could not be read. */
  readonly damage: ReadonlyMap<number, Problem>;
};

const indexes = new WeakMap<readonly Problem[], ProblemIndex>();

/** The index of a list of problems, made once: there can be hundreds of thousands, and every frame asks. */
export function problemIndex(problems: readonly Problem[]): ProblemIndex {
  let index = indexes.get(problems);
  if (index === undefined) {
    index = makeIndex(problems);
    indexes.set(problems, index);
  }
  return index;
}

function makeIndex(problems: readonly Problem[]): ProblemIndex {
  const byLayer = new Map<number, number>();
  const damage = new Map<number, Problem>();
  for (const problem of problems) {
    const { layer, code, count = 1 } = problem;
    if (layer === null) continue;
    byLayer.set(layer, (byLayer.get(layer) ?? 0) + count);
    if (severityOf(code) === 'error' && !damage.has(layer)) damage.set(layer, problem);
  }
  return { groups: groupProblems(problems), count: countProblems(problems), byLayer, damage };
}
