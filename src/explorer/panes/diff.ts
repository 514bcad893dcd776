import type { HashedContent } from '../../content/content-difference.js';
import type { DiffLine, Hunk } from '../../content/text-diff.js';
import { padStart } from '../../format/display-width.js';
import { formatBytes, formatPercent } from '../../format/format-bytes.js';
import { formatTime } from '../../format/format-date.js';
import { formatMode } from '../../format/format-mode.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { compareVersions } from '../../tree/change.js';
import type { VersionId } from '../../tree/version.js';
import { differenceList } from '../../words/change-words.js';
import { absolutePath } from '../absolute-path.js';
import { type DiffRow, type DiffView, diffRoom, diffRows } from '../diff/diff-view.js';
import { closesHint } from '../keys/key-for.js';
import { dividerColumns } from '../layout.js';
import { beside, cutRow, emptyRow, type Row, segment, spread } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';
import { wrapRow } from '../wrap-row.js';
import { outOfSight } from './cells.js';
import { dividerRows } from './divider.js';

const styles: Readonly<Record<DiffLine['kind'], StyleName>> = { same: 'plain', removed: 'removed', added: 'added' };

/** Two versions of a file: what they are, and in what their texts differ. */
export function diffPane(state: State): Row[] {
  const view = state.diff!;
  const width = state.size.columns - 1;
  const cut = (row: Row) => cutRow(row, width, state.signs);
  return [titleRow(state, view, width), ...headRows(state, view, width), ...bodyRows(state, view, width).map(cut)];
}

/** Which version is which: above its own text where they stand beside each other. Three lines. */
function headRows(state: State, view: DiffView, width: number): Row[] {
  const { signs } = state;
  const [before, after] = [
    factsRow(state, view.before, signs.removed, 'removed'),
    factsRow(state, view.after, signs.added, 'added'),
  ];
  if (!isBeside(view)) return [cutRow(before, width, signs), cutRow(after, width, signs), emptyRow];
  return [emptyRow, besideRow(before, after, width, signs), besideRow(emptyRow, emptyRow, width, signs)];
}

/** Whether there are two texts to stand beside each other. */
function isBeside({ beside: wanted, difference }: DiffView): boolean {
  return wanted && difference?.kind === 'text' && difference.hunks.length > 0;
}

/** Two rows with a divider between them. */
function besideRow(left: Row, right: Row, width: number, signs: Signs): Row {
  const half = Math.floor((width - dividerColumns) / 2);
  const [divider] = dividerRows(1, signs);
  const start = beside(cutRow(left, half, signs), divider!, half);
  return [...start, ...cutRow(right, width - half - dividerColumns, signs)];
}

function titleRow(state: State, view: DiffView, width: number): Row {
  const { stack } = state.inspection!;
  const bits = compareVersions({ stack, version: view.before }, { stack, version: view.after });
  const what = bits === 0 ? safe`nothing` : differenceList(bits);
  const left: Row = [
    segment(safe` ${absolutePath(stack, view.node)}`, 'headingFocused'),
    segment(safe`  differs: ${what}`, 'faint'),
  ];
  const right = outOfSight(view.top, diffRoom(state), diffRows(view).length, state.signs);
  return spread(left, [...right, closesHint(state)], width, state.signs);
}

/** `- layer 0  -rw-r--r--  0:0  14 B  time` */
function factsRow({ inspection }: State, version: VersionId, sign: SafeText, style: StyleName): Row {
  const { stack } = inspection!;
  const { kind, mode, uid, gid, size, mtime } = stack.facts(version)!;
  const facts = safe`  ${formatMode(kind, mode)}  ${uid}:${gid}  ${formatBytes(size)}  ${formatTime(mtime)}`;
  return [segment(safe` ${sign} layer ${stack.layerOf(version)}`, style), segment(facts)];
}

const whyNoLines = {
  binary: safe`They are no texts, so only their sums are compared.`,
  large: safe`They are too large to be compared line by line.`,
  'too-different': safe`They are too different to be compared line by line.`,
} as const;

function bodyRows(state: State, view: DiffView, width: number): Row[] {
  const { difference, failure, inflated } = view;
  if (failure !== null) return wrapRow([segment(safe` ${failure}`, 'warning')], width);
  if (difference === null) {
    const far = inflated === null ? safe`` : safe`: a layer is inflated, ${formatPercent(inflated)}`;
    return [[segment(safe` Comparing${far}${state.signs.goingOn}`, 'faint')]];
  }
  if (difference.kind !== 'text') {
    const { kind, before, after } = difference;
    const same = before.sha256 === after.sha256;
    return [
      [segment(safe` ${whyNoLines[kind]}`, 'faint')],
      [segment(safe` ${state.signs.removed} ${hashed(before)}`, 'removed')],
      [segment(safe` ${state.signs.added} ${hashed(after)}`, 'added')],
      [segment(same ? safe` Their contents are the same.` : safe` Their contents differ.`)],
    ];
  }
  const rows = diffRows(view);
  if (rows.length === 0) return [[segment(safe` Their contents are the same.`)]];
  const numbers = numberColumns(rows);
  const shown = rows.slice(view.top, view.top + diffRoom(state));
  return shown.map((row) => (row.kind === 'pair' ? pairRow(row, numbers, width, state) : lineRow(row, numbers, state)));
}

function hashed({ size, sha256 }: HashedContent): SafeText {
  return safe`${formatBytes(size)}  sha256:${safeText(sha256)}`;
}

/** Columns that the numbers of lines take. */
function numberColumns(rows: readonly DiffRow[]): number {
  let most = 0;
  for (const row of rows) {
    if (row.kind === 'hunk') most = Math.max(most, end(row.hunk.before), end(row.hunk.after));
  }
  return String(most).length;
}

function end({ start, lines }: Hunk['before']): number {
  return start + lines;
}

function lineRow(row: Exclude<DiffRow, { kind: 'pair' }>, numbers: number, { signs }: State): Row {
  if (row.kind === 'hunk') return hunkRow(row.hunk);
  const { kind, before, after, text } = row.line;
  return [
    segment(safe` ${numberOf(before, numbers)} ${numberOf(after, numbers)} `, 'faint'),
    segment(safe`${signOf(kind, signs)} ${text}`, styles[kind]),
  ];
}

function signOf(kind: DiffLine['kind'], signs: Signs): SafeText {
  return kind === 'same' ? safe` ` : signs[kind];
}

function hunkRow({ before, after }: Hunk): Row {
  const range = ({ start, lines }: Hunk['before']) => (lines === 1 ? safe`${start}` : safe`${start},${lines}`);
  return [segment(safe` @@ -${range(before)} +${range(after)} @@`, 'heading')];
}

function pairRow(
  { before, after }: Extract<DiffRow, { kind: 'pair' }>,
  numbers: number,
  width: number,
  { signs }: State,
): Row {
  const side = (line: DiffLine | null, number: number | null): Row =>
    line === null
      ? emptyRow
      : [
          segment(safe` ${numberOf(number, numbers)} `, 'faint'),
          segment(safe`${signOf(line.kind, signs)} ${line.text}`, styles[line.kind]),
        ];
  return besideRow(side(before, before?.before ?? null), side(after, after?.after ?? null), width, signs);
}

function numberOf(number: number | null, columns: number): SafeText {
  return padStart(number === null ? safe`` : safe`${number}`, columns);
}
