import type { Failure, Work } from './child.js';
import { watchCases } from './watch.js';

/**
 * The mutations of a case that it fails without: leaves out one after the other, and keeps it out where the same rule is
 * broken still.
 */
export async function minimise(script: string, work: Work, mutations: number, { rule }: Failure): Promise<number[]> {
  let leftOut: readonly number[] = [];
  for (let mutation = 0; mutation < mutations; mutation += 1) {
    const tried = [...leftOut, mutation];
    const broken: string[] = [];
    await watchCases(
      script,
      { ...work, leftOut: tried },
      {
        onDone: () => {},
        onFailure: (_, failure) => broken.push(failure.rule),
        wanted: () => true,
      },
    );
    if (broken.includes(rule)) leftOut = tried;
  }
  return [...leftOut];
}
