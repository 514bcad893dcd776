import { joinSafe, keepSafe, type SafeText } from '../../format/safe-text.js';
import type { Row, Segment } from '../row.js';
import type { Signs } from '../signs.js';

/** A line as it is read: columns are commas, and the sign of the selected row is known apart. */
type Line = { readonly text: SafeText; readonly isSelected: boolean };

/**
 * Signs that stand right before a figure or its word on the screen, where they are one column wide: as words they would be one with the figure, or
 * say what follows twice. Only whole pieces of our own are put otherwise, never what an image says.
 */
const otherwise: readonly { readonly style: Segment['style'] | null; readonly from: RegExp; readonly to: string }[] = [
  { style: 'faint', from: /^ up([\d,.]+)$/, to: '  $1 above' },
  { style: 'faint', from: /^ down([\d,.]+)$/, to: '  $1 below' },
  { style: 'link', from: /^ {1,2}to {2}/, to: ' to ' },
  { style: null, from: /^(?:added|modified|removed) ([\d,.]+ (?:added|modified|removed) *)$/, to: '$1' },
  { style: 'error', from: /^( ?)likely a secret (?=likely )/, to: '$1' },
  { style: 'selected', from: /^(> (?:open|closed) +[\d.]+ [kMGT]?B {2})likely a secret (?=likely secrets )/, to: '$1' },
];

function wordsOf({ text, style }: Segment): SafeText {
  const rule = otherwise.find((one) => (one.style === null || one.style === style) && one.from.test(text));
  return rule === undefined ? text : keepSafe(text, (raw) => raw.replace(rule.from, rule.to));
}

function linesOf(rows: readonly Row[], { cursor }: Signs): Line[] {
  return rows.flatMap((row) => {
    const raw = joinSafe(row.map(wordsOf), '');
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

/** What is selected on a page. */
export function selectedOnPage(rows: readonly Row[], signs: Signs): SafeText[] {
  return linesOf(rows, signs).flatMap(({ text, isSelected }) => (isSelected ? [text] : []));
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
