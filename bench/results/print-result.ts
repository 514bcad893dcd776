import { cases } from '../cases/cases.js';
import type { Figures, Result } from './result.js';
import { formatRatio, verdicts } from './verdict.js';

/** A result for who waits at the terminal: medians, least and most. */
export function printResult(result: Result): string {
  const { case: name, unit, ours, baseline, ratio, peak, others, steps, node, keys } = result;
  const line = (label: string, { median, least, most }: Figures, end = '') =>
    `  ${label.padEnd(22)} ${[median, least, most].map((value) => value.toFixed(keys === undefined ? 0 : 1).padStart(8)).join(' ')} ${unit}   ${end}\n`;
  const inside = steps.map((step) => `${step.name} ${step.median.toFixed(0)}`).join(', ');
  return [
    `${name}: ${cases[name].what}, Node ${node}\n`,
    line('unearth', ours, peak === null ? '' : `${Math.round(peak / 1e6)} MB at most`),
    keys === undefined
      ? ''
      : `  95 of 100 keys within  ${keys.late.toFixed(1)} ms; ${keys.bytes} bytes a key, ${keys.clears} clears, ${keys.presses} presses\n`,
    baseline === null || ratio === null
      ? '  alone: nothing to hold it against, or its program is not on this machine\n'
      : line(
          baseline.name,
          baseline,
          `${formatRatio(ratio.median)} times (${formatRatio(ratio.least)} to ${formatRatio(ratio.most)})`,
        ),
    ...others.map((other) => line(other.name, other, `${formatRatio(other.ratio)} times`)),
    inside === '' ? '' : `  inside: ${inside} ms\n`,
    ...verdicts(result).map(
      ({ target, met, missedBy }) => `  target ${target}: ${met ? 'met' : `missed by ${missedBy}`}\n`,
    ),
  ].join('');
}
