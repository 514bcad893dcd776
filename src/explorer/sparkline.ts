import { joinSafe, keepSafe, type SafeText, safe } from '../format/safe-text.js';
import type { Signs } from './signs.js';

/** A line of columns as high as the values, in parts before, at and after one of them. */
export type Sparkline = { readonly before: SafeText; readonly at: SafeText; readonly after: SafeText };

/** Columns that a value has at most. */
const widest = 3;

/** Where there are more values than columns, each stands for neighbours: for the last of them, or the one that is marked. */
export function sparkline(
  values: readonly number[],
  marked: number,
  most: number,
  columns: number,
  signs: Signs,
): Sparkline {
  // A few values are as wide as each other, so that they can be seen at all.
  const wide = Math.max(1, Math.min(widest, Math.floor(columns / values.length)));
  const count = Math.min(columns, values.length);
  const bars = Array.from({ length: count }, (_, column) => {
    const last = Math.ceil(((column + 1) * values.length) / count) - 1;
    const first = Math.ceil((column * values.length) / count);
    const isMarked = marked >= first && marked <= last;
    const sign = levelOf(values[isMarked ? marked : last]!, most, signs);
    return { isMarked, sign: keepSafe(sign, (text) => text.repeat(wide)) };
  });
  const at = bars.findIndex(({ isMarked }) => isMarked);
  const text = (from: number, to: number) =>
    joinSafe(
      bars.slice(from, to).map(({ sign }) => sign),
      '',
    );
  if (at < 0) return { before: text(0, count), at: safe``, after: safe`` };
  return { before: text(0, at), at: text(at, at + 1), after: text(at + 1, count) };
}

function levelOf(value: number, most: number, { levels }: Signs): SafeText {
  const level = most === 0 ? 0 : Math.ceil((value / most) * levels.length) - 1;
  return levels[Math.max(0, Math.min(levels.length - 1, level))]!;
}
