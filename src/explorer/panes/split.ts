import { beside, cutRow, emptyRow, type Row, spread } from '../row.js';
import type { Signs } from '../signs.js';
import type { SplitLayout } from '../split-layout.js';
import { clamp } from '../viewport.js';
import { outOfSight } from './cells.js';

/** The parts of an overlay that has a list and says something of its selected row. */
type Split = {
  readonly title: Row;
  readonly listed: readonly Row[];
  readonly told: readonly Row[];
};

/** They are put where the layout has them. */
export function splitRows({ shape, list, text }: SplitLayout, { title, listed, told }: Split): Row[] {
  if (shape === 'single') return [title, ...(list.height > 0 ? listed : told)];
  if (shape === 'stacked') return [title, ...fill(listed, list.height), emptyRow, ...told];
  const left = fill(listed, Math.max(list.height, text.height));
  return [title, ...left.map((row, i) => beside(row, told[i] ?? emptyRow, list.width + 2))];
}

/** The lines from `top` on that are in sight, and how many are not. */
export function scrolledRows(
  lines: readonly Row[],
  top: number,
  { width, height }: SplitLayout['text'],
  signs: Signs,
): Row[] {
  const first = clamp(top, 0, lines.length - height);
  const shown = lines.slice(first, first + height).map((row) => cutRow(row, width, signs));
  const away = outOfSight(first, height, lines.length, signs);
  return shown.map((row, i) => (i === 0 && away.length > 0 ? spread(row, away, width, signs) : row));
}

function fill(rows: readonly Row[], height: number): Row[] {
  return Array.from({ length: height }, (_, i) => rows[i] ?? emptyRow);
}
