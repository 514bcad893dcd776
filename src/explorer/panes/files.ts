import { hiddenIndex } from '../../analysis/hidden-index.js';
import { displayWidth, truncate } from '../../format/display-width.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Listing } from '../../tree/listing.js';
import { cursorRow, outlineOf, rangeOf } from '../files/files.js';
import { isAscending, type Order, type Sort } from '../files/order.js';
import type { Outline } from '../files/outline.js';
import { ownerColumns } from '../files/owner-columns.js';
import { foundCounts, isFiltered } from '../filter/filtered-files.js';
import { foundMark } from '../filter/found-mark.js';
import { quickFilters } from '../filter/quick-filters.js';
import { keyFor } from '../keys/key-for.js';
import { openingWords } from '../opening-words.js';
import { cutRow, pointingAt, type Row, rowWidth, type Segment, segment, spaces, spread } from '../row.js';
import type { Signs } from '../signs.js';
import { isLayerKnown, type State, type View } from '../state.js';
import { follow } from '../viewport.js';
import { leftCell, listRow, outOfSight, rightCell } from './cells.js';
import { type FileColumns, fileRow } from './file-row.js';
import { heading } from './heading.js';
import { listHeight, type PaneRequest, progressOf } from './layers.js';

/** The files: what the selected layer changed, what changed since the base, or the whole filesystem. */
export function filesPane(state: State, request: PaneRequest): Row[] {
  const { signs } = state;
  const { width, titled, headed } = request;
  const outline = outlineOf(state);
  const height = listHeight(request);
  const at = outline === null ? 0 : cursorRow(state, outline);
  const first = outline === null ? 0 : follow(state.filesTop, at, height, outline.rows);
  const rows: Row[] = [];
  if (headed) {
    const away = outline === null ? [] : outOfSight(first, height, outline.rows, signs);
    const figures = [...summary(state, outline, titled), ...away];
    const words = viewWords(state, width - headingColumns - 1 - rowWidth(figures) - rowWidth(filterWords(state)));
    const title = [
      heading(state, 'files'),
      segment(safe` ${signs.dot} `, 'faint'),
      ...filterWords(state),
      segment(words),
    ];
    rows.push(spread(state.inspection?.layers.length === 0 ? title.slice(0, 1) : title, figures, width, signs));
  }
  if (outline === null || outline.rows === 0) {
    if (titled) rows.push([]);
    const nothing = [segment(spaces(3)), segment(nothingToShow(state), 'faint')];
    return [...rows, cutRow(nothing, width, signs)].slice(0, request.height);
  }
  const nodes = outline.slice(first, height);
  const columns = columnsOf(outline.listing, width, state.order);
  if (titled) rows.push(titleRow(columns, state));
  const { bytes, goneBytes, hiddenBytes } = outline.listing;
  const gone = state.ghosts === null ? goneBytes[0]! : Math.max(goneBytes[0]!, hiddenBytes[0]!);
  const all = bytes[0]! + gone;
  const hidden = hiddenIndex(state.inspection!.analysis);
  const context = { outline, hidden, signs, columns, order: state.order, mark: foundMark(state.filter), width, all };
  nodes.forEach((node, i) => {
    const selection = first + i !== at ? 'none' : state.focus === 'files' ? 'focused' : 'elsewhere';
    const row = pointingAt({ on: 'path', node }, fileRow(context, node, selection !== 'none'));
    rows.push(listRow(row, width, signs, selection));
  });
  return rows;
}

/** Columns of the heading in front of what the pane shows. */
const headingColumns = 12;

/** What the pane shows, in as many words as there is room for. */
export function viewWords({ view, layer, mark, ghosts, flat, order }: State, room: number): SafeText {
  const long = ghosts === null ? safe`` : safe`, with hidden files`;
  const brief = ghosts === null ? safe`` : safe`, with hidden`;
  const words: Record<View, readonly [SafeText, SafeText]> = {
    changes: [safe`what layer ${layer} changed${long}`, safe`layer ${layer} changed${brief}`],
    'since-base':
      layer === 0
        ? [safe`what the base, layer 0, wrote${long}`, safe`the base wrote${brief}`]
        : [
            safe`what changed since the base: ${layer === 1 ? safe`layer 1` : safe`layers 1 to ${layer}`}${long}`,
            safe`changed since the base${layer === 1 ? safe`` : safe`: 1 to ${layer}`}${brief}`,
          ],
    'since-mark': rangeWords(mark ?? layer, layer, long, brief),
    filesystem: [safe`the filesystem after layer ${layer}${long}`, safe`after layer ${layer}${brief}`],
  };
  const [full, short] = words[view];
  if (flat !== null) return safe`${flatWords(order)} ${short}`;
  return displayWidth(full) <= room ? full : short;
}

function flatWords({ by, reversed }: Order): SafeText {
  return (by === 'size' && !reversed) || by === 'name' ? safe`largest files` : safe`files`;
}

function rangeWords(mark: number, layer: number, long: SafeText, brief: SafeText): readonly [SafeText, SafeText] {
  const [from, to] = rangeOf(mark, layer);
  if (from === to)
    return [safe`layer ${layer} is marked: go to another one to compare`, safe`layer ${layer} is marked`];
  return [safe`what changed between layers ${from} and ${to}${long}`, safe`changed from ${from} to ${to}${brief}`];
}

/** What the filter asks for, in front of what is shown. */
function filterWords({ filter, signs }: State): Row {
  if (filter === null) return [];
  const typed = filter.text === '' ? [] : [safe`/${safeText(filter.text)}`];
  const words = [...typed, ...filter.quick.map((name) => quickFilters[name].label)];
  const cut = truncate(joinSafe(words, ' '), 24, signs.ellipsis);
  return [segment(cut, 'found'), segment(safe`  `)];
}

const shortViews = {
  'since-mark': safe`marked to`,
  changes: safe`layer`,
  'since-base': safe`base to`,
  filesystem: safe`after`,
};

/** The same where there is room for two or three words only. */
export function shortViewWords({ view, layer, ghosts, signs }: State): SafeText {
  return safe`${shortViews[view]} ${layer}${ghosts === null ? safe`` : safe` ${signs.hidden}`}`;
}

/** What the pane shows, in a line that belongs to all panes: nothing that is on is to be taken for all there is. */
export function filesContext(state: State, titled: boolean): Row {
  const words = segment(shortViewWords(state), 'faint', null);
  const isMarked = state.filter !== null || state.flat !== null || state.focus === 'files';
  const figures = isMarked ? summary(state, outlineOf(state), titled) : [];
  const flat = state.flat === null ? [] : [segment(safe`${flatWords(state.order)} `)];
  return [...filterWords(state), ...flat, words, ...(figures.length === 0 ? [] : [segment(safe`  `), ...figures])];
}

function orderWords(order: Order, { ascending, descending }: Signs): SafeText {
  return safe`${safeText(order.by)}${isAscending(order) ? ascending : descending}`;
}

/** How much there is; in which order, where no title of a column says so. */
function summary(
  { view, inspection, layer, signs, filter, order }: State,
  outline: Outline | null,
  titled: boolean,
): Row {
  if (outline === null) return [];
  const segments: Segment[] = [];
  const add = (text: SafeText, style: Segment['style'] = 'faint') => {
    if (segments.length > 0) segments.push(segment(spaces(1)));
    segments.push(segment(text, style));
  };
  const figures = inspection?.analysis.layers[layer];
  if (isFiltered(outline.listing)) {
    add(safe`${formatCount(outline.listing.foundCount)} found`, 'strong');
    if (filter?.found.search.isDone === false) add(safe`so far`);
  } else if (view === 'changes' && figures !== undefined) {
    if (figures.added > 0) add(safe`${signs.added}${formatCount(figures.added)}`, 'added');
    if (figures.modified > 0) add(safe`${signs.modified}${formatCount(figures.modified)}`, 'modified');
    if (figures.removed > 0) add(safe`${signs.removed}${formatCount(figures.removed)}`, 'removed');
  } else add(formatBytes(outline.listing.bytes[0]!), 'plain');
  if (outline.unlisted > 0) add(safe`${formatCount(outline.rows)} of ${formatCount(outline.rows + outline.unlisted)}`);
  if (!titled && (order.by !== 'name' || order.reversed)) add(orderWords(order, signs));
  return segments;
}

function nothingToShow(state: State): SafeText {
  const { inspection, layer, signs, view, ghosts, filter, flat } = state;
  if (inspection === null) return openingWords(state);
  if (inspection.layers.length === 0) return safe`This image has no layers.`;
  if (!isLayerKnown(state)) return safe`Layer ${layer}: ${progressOf(inspection, layer, safe``)}${signs.goingOn}`;
  if (inspection.layers[layer]!.state === 'unreadable')
    return safe`Layer ${layer} could not be read: ${keyFor(state, 'problems')} tells why.`;
  if (filter !== null && flat !== null && asksDirectories(state))
    return safe`This list has files only: ${keyFor(state, 'flat')} shows directories too.`;
  if (filter !== null) return nothingFound(state);
  if (view === 'filesystem')
    return ghosts === null ? safe`Nothing is here.` : safe`Nothing is here, and nothing is hidden.`;
  if (view === 'since-mark')
    return state.mark === layer ? safe`This is the layer that is marked.` : safe`Nothing changed between them.`;
  return view === 'changes' ? safe`Layer ${layer} changed no file.` : safe`Nothing changed since the base.`;
}

/** Whether something is found, though no file. */
function asksDirectories(state: State): boolean {
  const outline = outlineOf(state);
  return outline !== null && isFiltered(outline.listing) && outline.listing.foundCount > 0;
}

/** Where else there is something, of what is not here. */
function nothingFound(state: State): SafeText {
  const counts = foundCounts(state);
  if (counts === null) return safe`Nothing is found so far.`;
  const layers = counts.flatMap((count, layer) => (count > 0 ? [layer] : []));
  if (layers.length === 0) return safe`No layer has anything like that.`;
  const named = joinSafe(
    layers.slice(0, 6).map((layer) => safe`${layer}`),
    ', ',
  );
  return safe`Nothing here is like that; ${layers.length === 1 ? safe`layer` : safe`layers`} ${named} touched some: ${keyFor(state, 'view')} shows all files.`;
}

/** Columns that a name should have for itself, its place in the tree, and a word about it. */
const nameColumns = 31;

/** Marker, sign and a gap; the size and a gap. */
const fixedColumns = 3 + 8;

/** Narrow panes do without the bar, then the owner, then the mode: the name, the size and what files are sorted by stay. */
function columnsOf({ stack }: Listing, width: number, { by }: Order): FileColumns {
  let left = width - fixedColumns - nameColumns;
  const take = (columns: number): number => {
    if (left < columns + 1) return 0;
    left -= columns + 1;
    return columns;
  };
  const figure = by === 'name' || by === 'size' ? 0 : take(figureColumns[by]);
  const mode = take(10);
  const owner = mode === 0 ? 0 : take(Math.min(11, Math.max(5, ownerColumns(stack))));
  const bar = owner === 0 ? 0 : take(Math.min(12, Math.max(5, Math.floor(width / 12))));
  return { mode, owner, size: 7, figure, bar };
}

/** Widths of what files can be sorted by and have no column of without that; no less than their titles, with the sign for the way. */
const figureColumns = { hidden: 7, entries: 8, time: 10, layer: 6 } as const;

function titleRow({ mode, owner, size, figure, bar }: FileColumns, { order, signs }: State): Row {
  const row: Segment[] = [segment(spaces(3))];
  const way = isAscending(order) ? signs.ascending : signs.descending;
  const titled = (text: SafeText, by: Sort) => (order.by === by ? safe`${text}${way}` : text);
  if (mode > 0) row.push(leftCell(safe`mode`, mode + 1, signs, 'faint'));
  if (owner > 0) row.push(leftCell(safe`owner`, owner + 1, signs, 'faint'));
  const column = (cell: Segment, sort: Sort): Segment => ({ ...cell, target: { on: 'sort', sort } });
  row.push(column(rightCell(titled(safe`size`, 'size'), size, signs, 'faint'), 'size'));
  if (figure > 0) {
    const title = titled(safe`${safeText(order.by)}`, order.by);
    row.push(column(rightCell(title, figure + 1, signs, 'faint'), order.by));
  }
  if (bar > 0) row.push(segment(spaces(bar + 1)));
  row.push(column(segment(safe`   ${titled(safe`name`, 'name')}`, 'faint'), 'name'));
  return row;
}
