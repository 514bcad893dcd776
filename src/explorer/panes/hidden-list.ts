import type { HiddenFile } from '../../analysis/hidden-files.js';
import { displayWidth, truncate, truncateStart } from '../../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import { truncatePath } from '../../format/truncate-path.js';
import type { Inspection } from '../../inspect/inspection.js';
import { absolutePath } from '../absolute-path.js';
import { hiddenFacts } from '../hidden/hidden-facts.js';
import { causeName, type HiddenGroup } from '../hidden/hidden-groups.js';
import { type HiddenLayout, hiddenRoom } from '../hidden/hidden-layout.js';
import { hiddenOutline } from '../hidden/hidden-view.js';
import { type Row, rowWidth, segment, spaces, spread } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';
import { follow } from '../viewport.js';
import { foldingRow, leftCell, listRow, outOfSight, rightCell } from './cells.js';

const sizeColumns = 7;
const causeColumns = 11;

/** Columns of a share and of a count, with those in front of it. */
const shareColumns = 8;
const countColumns = 14;

/** Columns of a list that has a column for the count. */
const withCount = 50;

/** Columns of a list that has a column for the cause. */
const withCause = 58;

/** The hidden files in their groups, below the titles of the columns. */
export function hiddenListRows(state: State, inspection: Inspection, layout: HiddenLayout): Row[] {
  const columns = columnsOf(inspection, layout.list.width);
  const rows = listRows(state, inspection, columns, hiddenRoom(layout));
  return layout.titled ? [columnTitles(columns, state.signs), ...rows] : rows;
}

/** Widths of the columns; a cause of 0 is left out. */
type Columns = { readonly width: number; readonly layer: number; readonly cause: number };

function columnsOf({ layers }: Inspection, width: number): Columns {
  return { width, layer: String(layers.length - 1).length, cause: width < withCause ? 0 : causeColumns };
}

/** Columns of the two layers, the arrow between them included. */
function layersWidth({ layer }: Columns, { arrow }: Signs): number {
  return Math.max(2 * layer + displayWidth(arrow), 5);
}

function columnTitles(columns: Columns, signs: Signs): Row {
  return [
    segment(spaces(4)),
    rightCell(safe`bytes`, sizeColumns, signs, 'faint'),
    segment(spaces(2)),
    leftCell(safe`layer`, layersWidth(columns, signs) + 2, signs, 'faint'),
    ...(columns.cause === 0 ? [] : [leftCell(safe`cause`, columns.cause + 2, signs, 'faint')]),
    segment(safe`  path`, 'faint'),
  ];
}

function listRows(state: State, inspection: Inspection, columns: Columns, height: number): Row[] {
  const { signs, hidden } = state;
  const { width } = columns;
  const outline = hiddenOutline(state);
  const at = outline.rowOf(hidden.cursor);
  const first = follow(hidden.top, at, height, outline.rows);
  const away = outOfSight(first, height, outline.rows, signs);
  const shown = Math.max(0, Math.min(height, outline.rows - first));
  return Array.from({ length: shown }, (_, i) => {
    const { group, file } = outline.at(first + i)!;
    const selection = first + i !== at ? 'none' : hidden.reading ? 'elsewhere' : 'focused';
    const mark = safe`${first + i === at ? signs.cursor : safe` `} `;
    const cursor = segment(mark, 'plain', { on: 'row', row: first + i });
    // How much is out of sight stands at the end of the last line, if the cursor is not there.
    const isMarked = i === shown - 1 && away.length > 0 && selection === 'none';
    // The figures of all groups leave it that room, and stay below each other.
    const beside = away.length === 0 ? width : width - rowWidth(away) - 1;
    const row =
      file === null
        ? foldingRow(groupRow(inspection, group, outline.isOpen(group), beside - 2, signs), first + i)
        : fileRow(inspection, file, columns, (isMarked ? beside : width) - 2, signs);
    return isMarked ? spread([cursor, ...row], away, width, signs) : listRow([cursor, ...row], width, signs, selection);
  });
}

const groupStyles: Partial<Readonly<Record<HiddenGroup['kind'], StyleName>>> = { secrets: 'error', noise: 'faint' };

function groupRow({ analysis }: Inspection, group: HiddenGroup, open: boolean, width: number, signs: Signs): Row {
  const { kind, name, files, bytes } = group;
  const { shippedBytes } = analysis.totals;
  const fold = kind === 'all' ? safe` ` : open ? signs.open : signs.closed;
  const share = formatPercent(shippedBytes === 0 ? 0 : bytes / shippedBytes);
  const count = safe`${formatCount(files.length)} ${files.length === 1 ? safe`file` : safe`files`}`;
  const title = kind === 'secrets' ? safe`${signs.secret} ${name}` : name;
  const start: Row = [
    segment(safe`${fold} `, 'faint'),
    rightCell(formatBytes(bytes), sizeColumns, signs, 'strong'),
    segment(spaces(2)),
  ];
  const end: Row = [
    ...(width < withCount ? [] : [rightCell(count, countColumns, signs, 'faint')]),
    rightCell(share, shareColumns, signs, 'faint'),
  ];
  const room = Math.max(1, width - rowWidth(start) - rowWidth(end) - 1);
  // Of a directory that is too long, the end says more.
  const cut = kind === 'directory' ? truncateStart : truncate;
  const shown = segment(cut(title, room, signs.ellipsis), groupStyles[kind] ?? 'strong');
  return spread([...start, shown], end, width, signs);
}

function fileRow(inspection: Inspection, file: HiddenFile, columns: Columns, width: number, signs: Signs): Row {
  const { stack } = inspection;
  const isSecret = hiddenFacts(stack, file).credential !== null;
  const layers = safe`${file.layer}${signs.arrow}${file.hiddenBy}`;
  const start: Row = [
    segment(spaces(2)),
    rightCell(formatBytes(file.bytes), sizeColumns, signs),
    segment(spaces(2)),
    leftCell(layers, layersWidth(columns, signs) + 2, signs, 'faint'),
    ...(columns.cause === 0 ? [] : [leftCell(causeName(file.cause), columns.cause + 2, signs, 'hidden')]),
    segment(isSecret ? safe`${signs.secret} ` : spaces(2), 'error'),
  ];
  const path = truncatePath(absolutePath(stack, file.node), width - rowWidth(start), signs.ellipsis);
  return [...start, segment(path, isSecret ? 'error' : 'plain')];
}
