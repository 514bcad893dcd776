import type { Subject } from './subject.js';

/**
 * Runs all subjects in turns, so that whatever else the machine does is shared among them: a first run of each that does not count, and
 * brings files into the page cache, then `runs` rounds, each begun by another one. Gives the figures of each subject, round by round.
 */
export async function takeTurns(subjects: readonly Subject[], runs: number): Promise<number[][]> {
  for (const { run } of subjects) await run();
  const measured: number[][] = subjects.map(() => []);
  for (let round = 0; round < runs; round += 1) {
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const index = (turn + round) % subjects.length;
      measured[index]!.push(await subjects[index]!.run());
    }
  }
  return measured;
}
