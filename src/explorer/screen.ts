import { displayWidth, truncate } from '../format/display-width.js';
import { safe } from '../format/safe-text.js';
import { type Layout, smallest } from './layout.js';
import { filesPane, shortViewWords } from './panes/files.js';
import { footerRow } from './panes/footer.js';
import { headerRow } from './panes/header.js';
import { tabs } from './panes/heading.js';
import { layerBarRow } from './panes/layer-bar.js';
import { layersPane } from './panes/layers.js';
import { overlayRows } from './panes/overlay.js';
import { pathPane } from './panes/path.js';
import { whyRows } from './panes/why.js';
import { isHeaded, layoutFor } from './room.js';
import { beside, cutRow, emptyRow, type Row, segment } from './row.js';
import type { Pane, State } from './state.js';

/** A pane as rows: one file and one row each. */
const panesByName = { layers: layersPane, files: filesPane, path: pathPane };

/** The whole screen as rows from top to bottom, exactly as many as the terminal has. */
export function screenRows(state: State): Row[] {
  const layout = layoutFor(state);
  const { width, rows, why } = layout;
  if (layout.shape === 'too-small') return tooSmall(state, layout);
  if (state.overlay !== null) {
    const over = overlayRows(state, state.overlay, width, rows - 2);
    return [headerRow(state, width), ...fill(over, rows - 2), footerRow(state, width)];
  }
  const top: Row[] = [headerRow(state, width), layerBarRow(state, width)];
  const bottom: Row[] = [...(why > 0 ? whyRows(state, width, why) : []), footerRow(state, width)];
  return [...top, ...fill(panesRows(state, layout), rows - top.length - bottom.length), ...bottom];
}

/** What stands over the list of images while the user chooses. */
export function choiceRows(state: State): Row[] {
  const { choice, size } = state;
  const what = choice?.reason === 'platform' ? safe`platforms` : safe`images`;
  const title = safe`There are ${choice?.images.length ?? 0} ${what} here. Which one?`;
  return [headerRow(state, size.columns - 1), emptyRow, [segment(safe` ${title}`, 'strong')], emptyRow].map((row) =>
    cutRow(row, size.columns - 1, state.signs),
  );
}

function panesRows(state: State, layout: Layout): Row[] {
  const { shape, heights, widths, width } = layout;
  const rows = (pane: Pane): Row[] =>
    panesByName[pane](state, {
      width: widths[pane],
      height: heights[pane],
      titled: layout.titled,
      headed: isHeaded(layout),
    });
  if (shape === 'single') {
    const context = safe`  ${shortViewWords(state)}`;
    const tabRow = cutRow([...tabs(state), segment(context, 'faint')], width, state.signs);
    return [tabRow, ...rows(state.focus)];
  }
  if (shape === 'stacked')
    return (['layers', 'files', 'path'] as const).flatMap((pane) => fill(rows(pane), heights[pane]));
  const left = [...fill(rows('layers'), heights.layers), ...fill(rows('path'), heights.path)];
  const right = fill(rows('files'), heights.files);
  return [emptyRow, ...left.map((row, i) => beside(row, right[i]!, widths.layers + 2))];
}

/** As many rows as there is room for: empty ones at the end where there are fewer. */
function fill(rows: readonly Row[], height: number): Row[] {
  return Array.from({ length: height }, (_, i) => rows[i] ?? emptyRow);
}

function tooSmall({ size, signs }: State, { rows }: Layout): Row[] {
  const { columns, rows: least } = smallest;
  const width = Math.max(1, size.columns - 1);
  const long = safe`unearth needs a window of ${columns} by ${least}; this one is ${size.columns} by ${size.rows}.`;
  const short = safe`Too small: ${size.columns} by ${size.rows}, needs ${columns} by ${least}`;
  const text =
    displayWidth(long) <= width ? long : displayWidth(short) <= width ? short : safe`needs ${columns}x${least}`;
  const row: Row = [segment(truncate(text, width, signs.ellipsis), 'warning')];
  return fill([row], Math.max(1, rows));
}
