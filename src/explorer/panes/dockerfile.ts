import { displayWidth } from '../../format/display-width.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { dockerfileLayout, type ShownLine } from '../dockerfile/dockerfile-lines.js';
import { instructionsOf, selectedInstruction } from '../dockerfile/dockerfile-view.js';
import { closesHint } from '../keys/key-for.js';
import { layerBytes } from '../layer-bytes.js';
import { openingWords } from '../opening-words.js';
import { pointingAt, type Row, type Segment, segment, spaces, spread } from '../row.js';
import { sizeBar } from '../size-bar.js';
import type { State } from '../state.js';
import { leftCell, listRow, outOfSight, rightCell } from './cells.js';
import { progressOf } from './layers.js';

const sizeColumns = 8;

/** Columns in front of the instructions; a part that has no room has none. */
type Gutter = { readonly number: number; readonly bar: number; readonly hidden: number; readonly width: number };

/** The Dockerfile of the image, each instruction with its layer and its bytes in front of it. */
export function dockerfilePane(state: State): Row[] {
  const { inspection, signs } = state;
  const width = state.size.columns - 1;
  if (inspection === null)
    return [[segment(safe` Dockerfile`, 'headingFocused')], [segment(safe` ${openingWords(state)}`, 'faint')]];
  const { lines } = laidOut(state);
  const gutter = gutterOf(state);
  const { top } = state.dockerfile;
  const room = dockerfileRoom(state);
  const at = selectedInstruction(state);
  const away = outOfSight(top, room, lines.length, signs);
  const made = instructionsOf(state);
  const layers = inspection.layers.length;
  const count = safe`  ${formatCount(made.length)} ${made.length === 1 ? safe`instruction` : safe`instructions`}, ${formatCount(layers)} ${layers === 1 ? safe`layer` : safe`layers`}`;
  const title: Row = [segment(safe` Dockerfile`, 'headingFocused'), segment(count)];
  return [
    spread(title, [...away, closesHint(state)], width, signs),
    ...lines.slice(top, top + room).map((line) => {
      const layer = line.isFirst ? (made[line.at]?.layer ?? null) : null;
      const row = [...gutterCells(state, inspection, gutter, line, layer, line.at === at), ...line.code];
      // The colours of its code stay, on the ground of what is selected.
      return listRow(pointingAt({ on: 'row', row: line.at }, row), width, signs, line.at === at ? 'elsewhere' : 'none');
    }),
  ];
}

/** Lines that are in sight: all of the screen but its header, the title and the footer. */
export function dockerfileRoom({ size }: State): number {
  return Math.max(1, size.rows - 3);
}

/** Its lines as wide as there is room behind the gutter. */
export function laidOut(state: State): ReturnType<typeof dockerfileLayout> {
  return dockerfileLayout(instructionsOf(state), state.size.columns - 1 - gutterOf(state).width, state.signs);
}

function gutterOf({ inspection, size, signs }: State): Gutter {
  const number = String(Math.max(0, (inspection?.layers.length ?? 1) - 1)).length;
  const bar = size.columns < 100 ? 0 : Math.min(14, Math.floor(size.columns * 0.08));
  const hidden = size.columns < 60 ? 0 : sizeColumns + 1 + displayWidth(signs.hidden);
  return { number, bar, hidden, width: 2 + number + 1 + sizeColumns + (bar > 0 ? bar + 1 : 0) + hidden + 2 };
}

function gutterCells(
  { signs }: State,
  inspection: Inspection,
  { number, bar, hidden, width }: Gutter,
  { isFirst }: ShownLine,
  layer: number | null,
  isSelected: boolean,
): Segment[] {
  // The whole instruction is marked, so that it is seen where it ends.
  const cursor = segment(safe`${isSelected ? signs.cursor : safe` `} `, isSelected ? 'brand' : 'plain');
  if (!isFirst || layer === null) return [cursor, segment(spaces(width - 2))];
  const bytes = layerBytes(inspection, layer);
  const start = [cursor, rightCell(safe`${layer}`, number, signs, 'strong'), segment(spaces(1))];
  if (bytes === null) {
    return [...start, leftCell(progressOf(inspection, layer, signs.goingOn), width - number - 3, signs, 'faint')];
  }
  const largest = largestLayer(inspection);
  const lost = inspection.analysis.layers[layer]?.hiddenBytes ?? 0;
  return [
    ...start,
    rightCell(formatBytes(bytes), sizeColumns, signs),
    ...(bar === 0
      ? []
      : [leftCell(safe` ${sizeBar(largest === 0 ? 0 : bytes / largest, bar, signs)}`, bar + 1, signs, 'bar')]),
    ...(hidden === 0
      ? []
      : [rightCell(lost === 0 ? safe`` : safe`${signs.hidden} ${formatBytes(lost)}`, hidden, signs, 'hidden')]),
    segment(spaces(2)),
  ];
}

function largestLayer(inspection: Inspection): number {
  return inspection.layers.reduce((most, _layer, i) => Math.max(most, layerBytes(inspection, i) ?? 0), 0);
}
