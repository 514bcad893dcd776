import { displayWidth } from '../../format/display-width.js';
import { safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { type HelpLine, type HelpSection, helpSections } from '../help/help-sections.js';
import { closing } from '../keys/key-for.js';
import { beside, cutRow, type Row, segment, spaces, spread } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';

/** Lines of the help. */
export function helpLineCount(state: State): number {
  return helpLines(state, state.size.columns - 1).length;
}

/** Lines of it that are in sight: all of the screen but its header, the title of the help and the footer. */
export function helpRoom(rows: number): number {
  return Math.max(0, rows - 3);
}

/** Keys, signs and words with what they mean: a title, and lines that can be scrolled. */
export function helpRows(state: State): Row[] {
  const { columns, rows } = state.size;
  const width = columns - 1;
  const height = rows - 2;
  const all = helpLines(state, width);
  const { filter } = state.help;
  const title: Row = [
    segment(safe` Help`, 'headingFocused'),
    ...(filter === '' ? [] : [segment(safe`  `), segment(safe`/${safeText(filter)}`, 'found')]),
  ];
  const body = all.slice(state.overlayTop, state.overlayTop + height - 1);
  const heading = spread(title, hintRow(state, all.length > height - 1), width, state.signs);
  return [heading, ...body.map((row) => cutRow(row, width, state.signs))];
}

function hintRow(state: State, scrolls: boolean): Row {
  const { up, down } = state.signs;
  const keys = displayWidth(up) > 1 ? safe`${up}/${down}` : safe`${up}${down}`;
  return [segment(scrolls ? safe`${keys} scroll, ` : safe``, 'faint'), closing(state)];
}

/** Columns of the keys, signs and words in front of what they mean. */
const keyColumns = 18;

/** Columns from which the lines stand in two columns. */
const wide = 130;

function helpLines(state: State, width: number): Row[] {
  const { signs } = state;
  const sections = helpSections(state);
  if (sections.length === 0) return [[], [segment(safe`   No line of the help has that.`, 'faint')]];
  const columns = width >= wide ? 2 : 1;
  const columnWidth = Math.floor((width - 2) / columns);
  const parts = sections.map((section) => sectionLines(section, columnWidth, signs));
  if (columns === 1) return [[], ...parts.flat()];
  const half = parts.flat().length / 2;
  const left: Row[] = [];
  const right: Row[] = [];
  for (const part of parts) (left.length + part.length / 2 <= half ? left : right).push(...part);
  const rows = Math.max(left.length, right.length);
  return [[], ...Array.from({ length: rows }, (_, i) => beside(left[i] ?? [], right[i] ?? [], columnWidth))];
}

/** A title, its lines, and an empty one. */
function sectionLines({ title, lines }: HelpSection, width: number, signs: Signs): Row[] {
  return [[segment(safe` ${title}`, 'strong')], ...lines.flatMap((line) => explained(line, width, signs)), []];
}

/** Keys, a sign or a word, and what it means in as many lines as that takes. */
function explained({ what, style, meaning }: HelpLine, width: number, { ellipsis }: Signs): Row[] {
  const start = what.map((text, i) => segment(safe`${spaces(i === 0 ? 3 : 1)}${text}`, style));
  const lines = wrap(meaning, width - keyColumns - 1, 4, ellipsis);
  return lines.map((line, i) => beside(i === 0 ? start : [], [segment(line)], keyColumns));
}
