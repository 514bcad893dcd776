import { briefInstruction } from '../../dockerfile/brief-instruction.js';
import { instructionOf } from '../../dockerfile/instruction-of.js';
import { displayWidth } from '../../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { foundCounts } from '../filter/filtered-files.js';
import { layerBytes } from '../layer-bytes.js';
import { openingWords } from '../opening-words.js';
import { problemIndex } from '../problems/problem-index.js';
import { pointingAt, type Row, type Segment, segment, spaces, spread } from '../row.js';
import type { Signs } from '../signs.js';
import { sizeBar } from '../size-bar.js';
import type { State } from '../state.js';
import { follow } from '../viewport.js';
import { leftCell, listRow, outOfSight, rightCell } from './cells.js';
import { heading } from './heading.js';

const sizeColumns = 7;

/** Of an instruction, more than the widest line shows: an image may give it megabytes, and they would be made safe for every frame. */
const mostOfInstruction = 2000;

export type PaneRequest = {
  readonly width: number;
  readonly height: number;
  /** Whether the columns have titles. */
  readonly titled: boolean;
  /** Whether the pane has a heading of its own. */
  readonly headed: boolean;
};

/** Lines that the list of a pane has. */
export function listHeight({ height, titled, headed }: Pick<PaneRequest, 'height' | 'titled' | 'headed'>): number {
  return Math.max(0, height - (headed ? 1 : 0) - (titled ? 1 : 0));
}

/** The layers with their sizes, what of them is hidden, and the steps that made them. */
export function layersPane(state: State, request: PaneRequest): Row[] {
  const { inspection, signs } = state;
  const { width, titled, headed } = request;
  const count = inspection?.layers.length ?? 0;
  const height = listHeight(request);
  const first = follow(state.layersTop, state.layer, height, count);
  const rows: Row[] = [];
  if (headed) rows.push(spread([heading(state, 'layers')], outOfSight(first, height, count, signs), width, signs));
  if (inspection === null) return [...rows, [segment(spaces(4)), segment(openingWords(state), 'faint')]];
  const columns = columnsOf(inspection, width);
  if (titled) rows.push(titleRow(columns, state.filter !== null, signs));
  for (let layer = first; layer < Math.min(count, first + height); layer += 1) {
    const selection = layer !== state.layer ? 'none' : state.focus === 'layers' ? 'focused' : 'elsewhere';
    const row = pointingAt({ on: 'layer', layer }, layerRow(state, inspection, layer, columns));
    rows.push(listRow(row, width, signs, selection));
  }
  return rows;
}

/** Widths of the columns that depend on the image or on the pane; a bar of 0 is left out. */
type Columns = { readonly number: number; readonly bar: number; readonly largest: number };

function columnsOf(inspection: Inspection, width: number): Columns {
  const { layers } = inspection;
  const number = String(layers.length - 1).length;
  // The layer bar shows the same; where the pane is narrow the instructions need the room more.
  const bar = width < 50 ? 0 : Math.min(16, Math.max(5, Math.floor(width * 0.12)));
  const largest = layers.reduce((most, _layer, i) => Math.max(most, layerBytes(inspection, i) ?? 0), 0);
  return { number, bar, largest };
}

function titleRow({ number, bar }: Columns, isCounted: boolean, signs: Signs): Row {
  const cells = [
    segment(spaces(2)),
    rightCell(safe`#`, number, signs, 'faint'),
    rightCell(safe`size`, 2 + sizeColumns, signs, 'faint'),
    segment(spaces(bar === 0 ? 0 : bar + 1)),
    rightCell(isCounted ? safe`found` : safe`hidden`, 1 + sizeColumns, signs, 'faint'),
    segment(safe`  made by`, 'faint'),
  ];
  return cells;
}

function layerRow(state: State, inspection: Inspection, layer: number, columns: Columns): Row {
  const { signs } = state;
  const cursor = layer === state.layer ? signs.cursor : safe` `;
  const start = [
    segment(safe`${cursor} `),
    rightCell(safe`${layer}`, columns.number, signs, 'strong'),
    segment(isWrong(inspection, layer) ? signs.damaged : safe` `, 'error'),
    segment(layer === state.mark ? signs.marked : safe` `, 'key'),
  ];
  const made = instructionOf(inspection.image.layers[layer]!.history);
  const instruction =
    made === null
      ? segment(safe`  (no history)`, 'faint')
      : segment(safe`  ${safeText(briefInstruction(made.slice(0, mostOfInstruction)))}`);
  return [...start, ...figureCells(state, inspection, layer, columns), instruction];
}

/** Whether a part of the layer could not be read, so that its figures are those of the rest, or its bytes are not what was promised. */
function isWrong({ problems, layers }: Inspection, layer: number): boolean {
  return layers[layer]!.verified === 'mismatch' || problemIndex(problems).damage.has(layer);
}

function figureCells(state: State, inspection: Inspection, layer: number, columns: Columns): Segment[] {
  const { signs } = state;
  const bytes = layerBytes(inspection, layer);
  const barRoom = columns.bar === 0 ? 0 : columns.bar + 1;
  const room = sizeColumns + barRoom + 1 + sizeColumns;
  if (inspection.layers[layer]!.state === 'unreadable') {
    return [leftCell(safe`${signs.hidden} unreadable`, room, signs, 'error')];
  }
  if (bytes === null) return [leftCell(progressOf(inspection, layer, signs.goingOn), room, signs, 'faint')];
  return [
    rightCell(formatBytes(bytes), sizeColumns, signs),
    ...(barRoom === 0 ? [] : [segment(spaces(1)), ...barCells(inspection, layer, bytes, columns, signs)]),
    state.filter !== null ? foundCell(state, layer) : hiddenCell(inspection, layer, signs),
  ];
}

/** How many of the paths that are looked for the layer touched. */
function foundCell(state: State, layer: number): Segment {
  const { signs } = state;
  const counts = foundCounts(state);
  const count = counts?.[layer];
  if (count === undefined) return rightCell(signs.goingOn, 1 + sizeColumns, signs, 'faint');
  return count === 0
    ? rightCell(signs.dot, 1 + sizeColumns, signs, 'faint')
    : rightCell(formatCount(count), 1 + sizeColumns, signs, 'strong');
}

/** The layer's bytes beside those of the largest one, what of them is hidden hatched at the end. */
function barCells(
  { analysis }: Inspection,
  layer: number,
  bytes: number,
  { bar, largest }: Columns,
  signs: Signs,
): Segment[] {
  const hiddenBytes = analysis.layers[layer]?.hiddenBytes ?? 0;
  const whole = largest === 0 ? 0 : (bytes / largest) * bar;
  const hatched = bytes === 0 ? 0 : Math.round((hiddenBytes / bytes) * whole);
  // Pieces of a column cannot have hatched ones behind them.
  const rest = hatched === 0 ? whole : Math.round(whole) - hatched;
  const seen = sizeBar(rest / bar, bar, signs);
  const hatch = keepSafe(signs.hatch, (sign) => sign.repeat(hatched));
  const left = bar - displayWidth(seen) - hatched;
  return [segment(seen, 'bar'), segment(hatch, 'bandHidden'), segment(spaces(left))].filter(({ text }) => text !== '');
}

function hiddenCell({ analysis }: Inspection, layer: number, signs: Signs): Segment {
  const figures = analysis.layers[layer];
  // Read already, but what becomes of it only the layers around it can tell.
  if (figures === undefined) return rightCell(signs.goingOn, 1 + sizeColumns, signs, 'faint');
  const { hiddenBytes } = figures;
  if (hiddenBytes === 0) return rightCell(signs.dot, 1 + sizeColumns, signs, 'faint');
  return rightCell(formatBytes(hiddenBytes), 1 + sizeColumns, signs, 'hidden');
}

/** How far the reading of a layer is that is not stacked yet. */
export function progressOf({ layers, image }: Inspection, layer: number, ellipsis: SafeText): SafeText {
  const { state, bytesRead } = layers[layer]!;
  const { blob, declaredSize } = image.layers[layer]!;
  const size = blob?.size ?? declaredSize ?? 0;
  if (state === 'reading' && size > 0) return safe`reading ${formatPercent(Math.min(1, bytesRead / size))}`;
  if (state === 'reading') return safe`reading${ellipsis}`;
  return state === 'waiting' ? safe`waiting` : safe`read, but a layer below it is not yet`;
}
