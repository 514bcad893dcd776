import { type CaseName, cases } from '../cases/cases.js';
import { median, range } from '../measure/figures.js';
import { keyFigures } from '../measure/key-figures.js';
import type { Subject } from '../measure/subject.js';
import { takeTurns } from '../measure/take-turns.js';
import type { Figures, Result } from '../results/result.js';
import { races } from './races.js';
import type { Setting } from './setting.js';
import { runPiece } from './subjects.js';

/** What cases are run against beside what their races say. */
export type Against = {
  /** The same by another build of the program. */
  readonly earlier: { readonly name: string; readonly setting: Setting } | null;
  /** Other programs, made for the path of an image. */
  readonly peers: (image: string) => readonly Subject[];
};

/** Runs a case, in turns with all that it is held against. */
export async function runCase(
  name: CaseName,
  setting: Setting,
  { earlier, peers }: Against,
  runs: number,
): Promise<Omit<Result, 'node' | 'commit' | 'scale' | 'load'>> {
  const { ours, baseline, others, image } = races[name];
  const measured = await ours(setting, runs);
  const held = await baseline(setting, runs);
  const path = image === undefined ? null : (await setting.image(...image)).path;
  const rest = [
    ...(earlier === null ? [] : [{ ...(await ours(earlier.setting, runs)), name: earlier.name }]),
    ...((await others?.(setting)) ?? []),
    ...(path === null ? [] : peers(path)),
  ].filter((subject) => subject !== null);
  const subjects = [measured, ...(held === null ? [] : [held]), ...rest];
  const [own, ...against] = (await turnsOf(subjects, runs)) as [number[], ...number[][]];
  const presses = measured.presses?.();
  const ratios = against.map((list) => own.map((value, round) => value / list[round]!));
  const restFrom = held === null ? 0 : 1;
  return {
    case: name,
    unit: cases[name].unit,
    runs,
    ours: figuresOf(measured.name, presses?.map(({ milliseconds }) => milliseconds) ?? own),
    peak: (await measured.peak?.()) ?? null,
    baseline: held === null ? null : figuresOf(held.name, against[0]!),
    ratio: held === null ? null : figuresOf('ratio', ratios[0]!),
    others: rest.map((subject, index) => ({
      ...figuresOf(subject.name, against[restFrom + index]!),
      ratio: median(ratios[restFrom + index]!),
    })),
    steps: path === null ? [] : await timeSteps(setting, path, runs),
    ...(presses === undefined ? {} : { keys: keyFigures(presses) }),
  };
}

async function turnsOf(subjects: readonly Subject[], runs: number): Promise<number[][]> {
  try {
    return await takeTurns(subjects, runs);
  } finally {
    for (const { close } of subjects) await close?.();
  }
}

/** Medians of the steps inside a process, which whole processes hide. */
async function timeSteps(setting: Setting, path: string, runs: number): Promise<Result['steps']> {
  const all: Readonly<Record<string, number>>[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await runPiece(setting, [], 'steps', path));
  return Object.keys(all[0] ?? {}).map((name) => ({ name, median: median(all.map((times) => times[name]!)) }));
}

function figuresOf(name: string, values: readonly number[]): Figures {
  const [least, most] = range(values);
  return { name, median: median(values), least, most };
}
