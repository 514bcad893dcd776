import { dividerColumns } from '../layout.js';
import type { Part } from '../part.js';
import { cutRow, type Row, spread } from '../row.js';
import type { Signs } from '../signs.js';
import type { SplitLayout } from '../split-layout.js';
import { clamp } from '../viewport.js';
import { outOfSight } from './cells.js';
import { dividerRows } from './divider.js';

/** What an overlay has to show that has a list and says something of its selected row. */
type Split = {
  readonly title: Row;
  readonly listed: readonly Row[];
  readonly told: readonly Row[];
};

/** They are put where the layout has them, from the first line of the overlay on. */
export function splitParts({ shape, list, text }: SplitLayout, signs: Signs, { title, listed, told }: Split): Part[] {
  const left = shape === 'beside' ? list.width + dividerColumns : 0;
  const top = shape === 'stacked' ? list.height + 2 : 1;
  const between: Part = {
    name: 'overlay',
    left: list.width,
    top,
    width: dividerColumns,
    height: list.height,
    rows: dividerRows(list.height, signs),
  };
  return [
    { name: 'overlay', left: 0, top: 0, width: Math.max(list.width, left + text.width), height: 1, rows: [title] },
    { name: 'list', left: 0, top: 1, ...list, rows: list.height > 0 ? listed : [] },
    ...(shape === 'beside' ? [between] : []),
    { name: 'text', left, top, ...text, rows: text.height > 0 ? told : [] },
  ];
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
