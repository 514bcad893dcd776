import { keepSafe, type SafeText } from '../../format/safe-text.js';
import type { Row } from '../row.js';
import { rowText } from '../row.js';
import type { Signs } from '../signs.js';

/** A line as it is read: columns are commas, and the sign of the selected row is known apart. */
type Line = { readonly text: SafeText; readonly isSelected: boolean };

function linesOf(rows: readonly Row[], { cursor }: Signs): Line[] {
  return rows.flatMap((row) => {
    const raw = rowText(row);
    const isSelected = raw.startsWith(`${cursor} `);
    const text = keepSafe(raw, (line) =>
      (isSelected ? line.slice(cursor.length) : line).trim().replace(/ {2,}/g, ', '),
    );
    return text === '' ? [] : [{ text, isSelected }];
  });
}

/** All that is on a page, the title first. */
export function wholePage(rows: readonly Row[], signs: Signs): SafeText[] {
  return linesOf(rows, signs).map(({ text }) => text);
}

/** What is new on a page since it was read last: what is selected now, where something is; else the lines that came into sight. */
export function newOnPage(before: readonly Row[], after: readonly Row[], signs: Signs): SafeText[] {
  const old = linesOf(before, signs);
  const lines = linesOf(after, signs);
  const selected = lines.filter(({ isSelected }) => isSelected);
  const wasSelected = old.filter(({ isSelected }) => isSelected);
  const same = (a: readonly Line[], b: readonly Line[]) =>
    a.length === b.length && a.every(({ text }, i) => text === b[i]!.text);
  if (selected.length > 0 && !same(selected, wasSelected)) return selected.map(({ text }) => text);
  const known = new Set(old.map(({ text }) => text));
  return lines.flatMap(({ text }) => (known.has(text) ? [] : [text]));
}
