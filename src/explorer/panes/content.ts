import { hiddenIndex } from '../../analysis/hidden-index.js';
import type { ShownRow } from '../../content/content-reader.js';
import type { CodeStyle } from '../../content/highlight.js';
import { padStart } from '../../format/display-width.js';
import { formatBytes, formatPercent } from '../../format/format-bytes.js';
import { keepSafe, type SafeText, safe } from '../../format/safe-text.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { absolutePath } from '../absolute-path.js';
import { type ContentView, contentRoom, contentRows, hexRowBytes, searchPattern } from '../content/content-view.js';
import { closesHint } from '../keys/key-for.js';
import { cutRow, type Row, rowWidth, type Segment, segment, spaces, spread } from '../row.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';
import { dropColumns, wrapRow } from '../wrap-row.js';
import { hexRow } from './hex-row.js';

const codeStyles: Readonly<Record<CodeStyle, StyleName>> = {
  keyword: 'codeKeyword',
  string: 'codeString',
  comment: 'faint',
  number: 'codeNumber',
  name: 'codeName',
};

/** A file that is looked into: its name and where it is from, and as much of it as there is room for. */
export function contentPane(state: State): Row[] {
  const view = state.content!;
  const width = state.size.columns - 1;
  const room = contentRoom(state);
  return [titleRow(state, view, width), ...contentBody(state, view, width, room)];
}

function titleRow(state: State, view: ContentView, width: number): Row {
  const { stack, analysis } = state.inspection!;
  const hidden = hiddenIndex(analysis).byVersion.get(view.version);
  const what = view.kind === null ? [] : [segment(safe`  ${formatBytes(view.kind.size)}`), kindOf(view.kind)];
  const left: Row = [
    segment(safe` ${absolutePath(stack, view.node)}`, 'headingFocused'),
    segment(safe`  layer ${view.layer}`, 'faint'),
    ...what,
    ...(view.kind?.isCutOff === true ? [segment(safe`  ${state.signs.damaged} cut off: its beginning`, 'error')] : []),
    ...(hidden === undefined ? [] : [segment(safe`  ${state.signs.hidden} ${hiddenBecause(hidden)}`, 'hidden')]),
  ];
  const where = whereRow(state, view);
  // In a small terminal how to leave is worth more than how far down one is.
  const fits = rowWidth(left) + rowWidth(where) < width;
  return spread(left, fits ? where : where.slice(-1), width, state.signs);
}

function kindOf({ isText, format }: NonNullable<ContentView['kind']>): Segment {
  return segment(isText ? safe`  text` : safe`  ${format ?? safe`binary`}`, 'faint');
}

/** How far down the rows in sight are. */
function whereRow(state: State, view: ContentView): Row {
  const rows = contentRows(view);
  if (rows === null || rows <= contentRoom(state)) return [closesHint(state)];
  const share = Math.min(1, (view.top + contentRoom(state)) / rows);
  return [segment(safe`  ${formatPercent(share)}`, 'faint'), closesHint(state)];
}

/** As much of a content as there is room for, or what there is to say where it is not here. */
export function contentBody(state: State, view: ContentView, width: number, room: number): Row[] {
  const { page, kind, failure, inflated } = view;
  if (failure !== null) return wrapRow([segment(safe` ${failure}`, 'warning')], width).slice(0, room);
  if (kind === null) {
    const far = inflated === null ? safe`` : safe`: its layer is inflated, ${formatPercent(inflated)}`;
    return [[segment(safe` Opening${far}${state.signs.goingOn}`, 'faint')]];
  }
  if (kind.size === 0) return [[segment(safe` The file is empty.`, 'faint')]];
  if (page === null || page.form !== view.form) return [[segment(safe` Reading${state.signs.ellipsis}`, 'faint')]];
  if (page.form === 'text') return textRows(state, view, page.from, page.rows, width, room);
  return hexRows(view, page.from, page.bytes, width, room, state);
}

function textRows(
  { signs }: State,
  view: ContentView,
  from: number,
  rows: readonly ShownRow[],
  width: number,
  room: number,
): Row[] {
  const gutter = gutterColumns(view);
  const pattern = searchPattern(view.pattern);
  const shown: Row[] = [];
  for (let at = view.top - from; at >= 0 && at < rows.length && shown.length < room; at += 1) {
    const row = rows[at]!;
    const number = row.line === null ? safe`` : safe`${row.line}`;
    const isFound = view.found === from + at;
    const margin: Row = [segment(safe`${padStart(number, gutter - 2)}  `, isFound ? 'warning' : 'faint')];
    const content = marked(row, pattern);
    const lines = view.wrap ? wrapRow(content, width - gutter) : [dropColumns(content, view.left)];
    lines.forEach((line, i) => {
      shown.push(cutRow([...(i === 0 ? margin : [segment(spaces(gutter))]), ...line], width, signs));
    });
  }
  return shown.slice(0, room);
}

/** Columns of the numbers of lines and what keeps them apart. */
function gutterColumns({ kind, total }: ContentView): number {
  // While nobody counted, as many as a file of this size may have.
  return Math.max(3, String(total ?? Math.ceil(kind!.size / 20)).length) + 3;
}

/** The first rows from which on everything up to the end is in sight. */
export function lastTextTop(state: State): number | null {
  const view = state.content!;
  const { page, total } = view;
  if (page?.form !== 'text' || total === null || page.from + page.rows.length < total) return null;
  const width = state.size.columns - 1 - gutterColumns(view);
  let left = contentRoom(state);
  let top = total;
  for (let at = page.rows.length - 1; at >= 0; at -= 1) {
    left -= view.wrap ? wrapRow(marked(page.rows[at]!, null), width).length : 1;
    if (left < 0) break;
    top -= 1;
  }
  // An empty one has no last row: it begins at the first all the same.
  return Math.max(0, Math.min(top, total - 1));
}

/** A line with its colours, and what is searched for. */
function marked({ text, spans }: ShownRow, pattern: RegExp | null): Row {
  const styles: { start: number; end: number; style: StyleName }[] = [];
  const all = pattern === null ? null : new RegExp(pattern, `${pattern.flags}g`);
  const matches = all === null ? [] : [...text.matchAll(all)];
  for (const match of matches) styles.push({ start: match.index, end: match.index + match[0].length, style: 'found' });
  for (const { start, end, style } of spans) {
    if (matches.every(({ index, 0: found }) => end <= index || start >= index + found.length)) {
      styles.push({ start, end, style: codeStyles[style] });
    }
  }
  styles.sort((a, b) => a.start - b.start);
  const row: Segment[] = [];
  let at = 0;
  const add = (start: number, end: number, style: StyleName) => {
    if (end > start) row.push(segment(part(text, start, end), style));
  };
  for (const { start, end, style } of styles) {
    add(at, start, 'plain');
    add(Math.max(at, start), end, style);
    at = Math.max(at, end);
  }
  add(at, text.length, 'plain');
  return row;
}

function part(text: SafeText, start: number, end: number): SafeText {
  return keepSafe(text, (raw) => raw.slice(start, end));
}

/** The bytes in sight, row by row. */
function hexRows(
  view: ContentView,
  from: number,
  bytes: Uint8Array,
  width: number,
  room: number,
  { signs }: State,
): Row[] {
  const digits = Math.max(8, (view.kind!.size - 1).toString(16).length);
  const shown: Row[] = [];
  for (let at = view.top; shown.length < room; at += 1) {
    const start = (at - from) * hexRowBytes;
    if (start < 0 || start >= bytes.length) break;
    const row = hexRow(bytes.subarray(start, start + hexRowBytes), at * hexRowBytes, hexRowBytes, digits);
    shown.push(cutRow(row, width, signs));
  }
  return shown;
}
