import type { Case } from './cases/case.js';
import type { Setting } from './cases/setting.js';
import { median, range } from './measure/figures.js';
import type { Subject } from './measure/subject.js';
import { takeTurns } from './measure/take-turns.js';
import type { Figures, Result } from './results/result.js';

/** What a case is run against beside what its row says. */
export type Against = {
  /** The same by another build of the program. */
  readonly earlier: { readonly name: string; readonly setting: Setting } | null;
  /** Other programs, made for the path of the case's image. */
  readonly peers: (image: string) => readonly Subject[];
};

/** Runs a case, in turns with all that it is held against. */
export async function runCase(
  { ours, baseline, others, image, name }: Case,
  setting: Setting,
  { earlier, peers }: Against,
  runs: number,
): Promise<Pick<Result, 'case' | 'ours' | 'baseline' | 'ratio' | 'peak' | 'others'>> {
  const measured = await ours(setting);
  const held = await baseline(setting);
  const rest = [
    ...(earlier === null ? [] : [{ ...(await ours(earlier.setting)), name: earlier.name }]),
    ...((await others?.(setting)) ?? []),
    ...(image === null ? [] : peers((await setting.image(...image)).path)),
  ].filter((subject) => subject !== null);
  const subjects = [measured, ...(held === null ? [] : [held]), ...rest];
  const figures = await takeTurns(subjects, runs);
  const peak = (await measured.peak?.()) ?? null;
  const [own, ...against] = figures as [number[], ...number[][]];
  const ratios = against.map((list) => own.map((value, round) => value / list[round]!));
  const restFrom = held === null ? 0 : 1;
  return {
    case: name,
    ours: figuresOf(measured.name, own),
    peak,
    baseline: held === null ? null : figuresOf(held.name, against[0]!),
    ratio: held === null ? null : figuresOf('', ratios[0]!),
    others: rest.map((subject, index) => ({
      ...figuresOf(subject.name, against[restFrom + index]!),
      ratio: median(ratios[restFrom + index]!),
    })),
  };
}

function figuresOf(name: string, values: readonly number[]): Figures {
  const [least, most] = range(values);
  return { name, median: median(values), least, most };
}
