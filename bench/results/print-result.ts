import type { Case } from '../cases/case.js';
import type { Figures, Result } from './result.js';
import { number, verdicts } from './verdict.js';

/** A case for who waits at the terminal. */
export function printResult({ unit, target, what, name }: Case, result: Result): string {
  const { ours, baseline, ratio, peak, others, node } = result;
  const line = (label: string, { median, least, most }: Omit<Figures, 'name'>, end = '') =>
    `  ${label.padEnd(18)} ${[median, least, most].map((value) => value.toFixed(0).padStart(8)).join(' ')} ${unit}${end}\n`;
  const times = (value: number) => `   ${number(value)} times`;
  const aim = target(Number(node.slice(1).split('.')[0]));
  const judged = aim === null ? [] : verdicts(aim, result, unit);
  return [
    `${name}: ${what}, Node ${node}\n`,
    line('unearth', ours, peak === null ? '' : `   ${Math.round(peak / 1e6)} MB at most`),
    baseline === null
      ? ''
      : line(baseline.name, baseline, `${times(ratio!.median)} (${number(ratio!.least)} to ${number(ratio!.most)})`),
    ...others.map((other) => line(other.name, other, times(other.ratio))),
    ...judged.map(
      ({ target: wanted, met, missedBy }) => `  target ${wanted}: ${met ? 'met' : `missed by ${missedBy}`}\n`,
    ),
  ].join('');
}
