import { clip } from '../format/clip.js';
import { displayWidth, padEnd, truncate } from '../format/display-width.js';
import { joinSafe, keepSafe, type SafeText, safe } from '../format/safe-text.js';
import type { Target } from './mouse/target.js';
import type { Signs } from './signs.js';
import type { StyleName } from './style.js';

/** A piece of a line in one style. Its text is safe: nothing raw can be put on the screen. */
export type Segment = {
  readonly text: SafeText;
  readonly style: StyleName;
  /** It is in the row that is selected in a pane without the keys: in its own style, on the ground of that row. */
  readonly elsewhere?: true;
  /** What it stands for, and all after it up to the next one that says so; null for nothing. */
  readonly target?: Target | null;
};

/** One line of the screen or of a pane, from left to right. */
export type Row = readonly Segment[];

export const emptyRow: Row = [];

/** Code units that are kept of a segment: more than the widest terminal has columns for. */
const mostUnits = 4096;

export function segment(text: SafeText, style: StyleName = 'plain', target?: Target | null): Segment {
  const clipped = clip(text, mostUnits);
  return target === undefined ? { text: clipped, style } : { text: clipped, style, target };
}

/** The row, all of it standing for something, up to where a segment says otherwise. */
export function pointingAt(target: Target, row: Row): Row {
  const [first, ...rest] = row;
  return first === undefined || first.target !== undefined ? row : [{ ...first, target }, ...rest];
}

/** Terminal columns that the row takes. */
export function rowWidth(row: Row): number {
  let width = 0;
  for (const { text } of row) width += displayWidth(text);
  return width;
}

/** Cuts the row to at most that many columns, with an ellipsis where something was cut. */
export function cutRow(row: Row, width: number, signs: Signs): Row {
  if (rowWidth(row) <= width) return row;
  const kept: Segment[] = [];
  let left = width;
  for (const part of row) {
    const needs = displayWidth(part.text);
    // One column stays free for the ellipsis of what is cut after this segment.
    if (needs < left) {
      kept.push(part);
      left -= needs;
      continue;
    }
    if (left > 0) kept.push({ ...part, text: markCut(part.text, left, signs) });
    break;
  }
  return kept;
}

/** The text cut to `columns`, its last one an ellipsis even when it would just fit. */
function markCut(text: SafeText, columns: number, signs: Signs): SafeText {
  const longer = keepSafe(text, (raw) => `${raw}  `);
  return truncate(longer, columns, signs.ellipsis);
}

/** Fills the row with spaces up to `width`, in the style given. */
export function padRow(row: Row, width: number, style: StyleName = 'plain'): Row {
  const missing = width - rowWidth(row);
  return missing <= 0 ? row : [...row, segment(spaces(missing), style)];
}

/** What the row says, without its styles. */
export function rowText(row: Row): SafeText {
  return joinSafe(
    row.map(({ text }) => text),
    '',
  );
}

/** Two rows next to each other, the right one beginning at column `at`. Nothing is padded for an empty right side. */
export function beside(left: Row, right: Row, at: number): Row {
  return right.length === 0 ? left : [...padRow(left, at), ...right];
}

/** The left row, and the right one as far right as `width` allows; without the right one where both do not fit. */
export function spread(left: Row, right: Row, width: number, signs: Signs): Row {
  const free = width - rowWidth(left) - rowWidth(right);
  if (right.length === 0 || free < 1) return cutRow(left, width, signs);
  return [...padRow(left, width - rowWidth(right)), ...right];
}

const blank = padEnd(safe``, 400);

export function spaces(columns: number): SafeText {
  return keepSafe(blank, (raw) => (columns <= raw.length ? raw.slice(0, Math.max(0, columns)) : ' '.repeat(columns)));
}
