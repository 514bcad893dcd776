import { displayWidth, truncate } from '../format/display-width.js';
import { safe } from '../format/safe-text.js';
import { type Layout, smallest } from './layout.js';
import { overlayOf } from './overlays.js';
import { choiceRows } from './panes/choice.js';
import { filesPane, shortViewWords } from './panes/files.js';
import { footerRow } from './panes/footer.js';
import { headerRow } from './panes/header.js';
import { tabs } from './panes/heading.js';
import { layerBarRow } from './panes/layer-bar.js';
import { layersPane } from './panes/layers.js';
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
  const overlay = overlayOf(state);
  if (overlay !== null)
    return [headerRow(state, width), ...fill(overlay.rows(state), rows - 2), footerRow(state, width)];
  if (state.choice !== null) return [...fill(choiceRows(state, state.choice), rows - 1), footerRow(state, width)];
  const top: Row[] = [headerRow(state, width), layerBarRow(state, width)];
  const bottom: Row[] = [...(why > 0 ? whyRows(state, width, why) : []), footerRow(state, width)];
  return [...top, ...fill(panesRows(state, layout), rows - top.length - bottom.length), ...bottom];
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
