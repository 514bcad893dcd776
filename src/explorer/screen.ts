import { displayWidth, truncate } from '../format/display-width.js';
import { safe } from '../format/safe-text.js';
import { dividerColumns, type Layout, smallest } from './layout.js';
import { overlayOf } from './overlays.js';
import { choiceRows } from './panes/choice.js';
import { dividerRows } from './panes/divider.js';
import { filesContext, filesPane } from './panes/files.js';
import { footerRow } from './panes/footer.js';
import { headerRow } from './panes/header.js';
import { ruled, tabs } from './panes/heading.js';
import { layerBarRow } from './panes/layer-bar.js';
import { layersPane } from './panes/layers.js';
import { legendRow } from './panes/legend.js';
import { menuRows } from './panes/menu.js';
import { paletteRows } from './panes/palette.js';
import { pathPane } from './panes/path.js';
import { previewPane } from './panes/preview.js';
import { whyRows } from './panes/why.js';
import { composed, type Part, type PartName } from './part.js';
import { isHeaded, layoutFor } from './room.js';
import { cutRow, type Row, segment } from './row.js';
import type { Pane, State } from './state.js';

/** A pane as rows: one file and one row each. */
const panesByName = { layers: layersPane, files: filesPane, path: pathPane };

/** The whole screen as rows from top to bottom, exactly as many as the terminal has. */
export function screenRows(state: State): Row[] {
  return composed(screenParts(state), Math.max(1, state.size.rows), state.signs);
}

/** What is where on the screen: it is drawn from these, and what the mouse points at is looked for in them. */
export function screenParts(state: State): Part[] {
  const layout = layoutFor(state);
  const { rows, width } = layout;
  // In a window of one column the last one is the only one.
  if (layout.shape === 'too-small') return [partOver(Math.max(1, width))('message', 0, rows, [tooSmall(state)])];
  return [...placeParts(state, layout), ...offeredParts(state, layout)];
}

type MakePart = (name: PartName, top: number, height: number, rows: readonly Row[]) => Part;

/** Makes parts that are as wide as the screen. */
function partOver(width: number): MakePart {
  return (name, top, height, rows) => ({ name, left: 0, top, width, height, rows });
}

/** What a command may become, right above the line in which it is typed, or the keys of a menu for which one line is too short. */
function offeredParts(state: State, { width, rows }: Layout): Part[] {
  const offered = [...paletteRows(state, width), ...menuRows(state, width).slice(0, -1)];
  if (offered.length === 0) return [];
  return [partOver(width)('offered', rows - 1 - offered.length, offered.length, offered)];
}

function placeParts(state: State, layout: Layout): Part[] {
  const { width, rows, why } = layout;
  const part = partOver(width);
  const footer = part('footer', rows - 1, 1, [footerRow(state, width)]);
  const overlay = overlayOf(state);
  if (overlay !== null) {
    const over = overlay.parts?.(state) ?? [part('overlay', 0, rows - 2, overlay.rows(state))];
    return [
      part('header', 0, 1, [headerRow(state, width)]),
      ...over.map((piece) => ({ ...piece, top: piece.top + 1 })),
      footer,
    ];
  }
  if (state.choice !== null) return [part('choice', 0, rows - 1, choiceRows(state, state.choice)), footer];
  return [
    part('header', 0, 1, [headerRow(state, width)]),
    part('bar', 1, 1, [layerBarRow(state, width)]),
    ...panesParts(state, layout),
    ...(why > 0 ? [part('why', rows - 1 - why, why, whyRows(state, width, why))] : []),
    footer,
  ];
}

function panesParts(state: State, layout: Layout): Part[] {
  const { signs, pointer } = state;
  const { shape, heights, widths, width } = layout;
  const part = (pane: Pane, left: number, top: number): Part => {
    const request = { width: widths[pane], height: heights[pane], titled: layout.titled, headed: isHeaded(layout) };
    const [first, ...rest] = panesByName[pane](state, request);
    const rows = first === undefined ? [] : [shape === 'stacked' ? ruled(first, width, signs) : first, ...rest];
    return { name: pane, left, top, ...request, rows };
  };
  if (shape === 'single') {
    const row = cutRow(
      [...tabs(state), segment(safe`  `, 'plain', null), ...filesContext(state, layout.titled)],
      width,
      signs,
    );
    return [{ name: 'tabs', left: 0, top: 2, width, height: 1, rows: [row] }, part(state.focus, 0, 3)];
  }
  if (shape === 'stacked')
    return [
      part('layers', 0, 2),
      part('files', 0, 2 + heights.layers),
      part('path', 0, 2 + heights.layers + heights.files),
    ];
  const gap = { left: widths.layers, width: dividerColumns };
  return [
    { name: 'legend', left: 0, top: 2, width, height: 1, rows: [legendRow(state, width)] },
    part('layers', 0, 3),
    part('path', 0, 3 + heights.layers),
    {
      name: 'divider',
      ...gap,
      top: 3,
      height: heights.files,
      rows: dividerRows(heights.files, signs, pointer.dividing),
    },
    part('files', gap.left + gap.width, 3),
    ...previewParts(state, layout),
  ];
}

function previewParts(state: State, { preview, heights, width }: Layout): Part[] {
  if (preview === 0) return [];
  const left = width - preview;
  const place = { top: 3, height: heights.files };
  const before = { name: 'preview', left: left - dividerColumns, width: dividerColumns, ...place } as const;
  const rows = previewPane(state, { width: preview, height: heights.files });
  return [
    { ...before, rows: dividerRows(heights.files, state.signs) },
    { name: 'preview', left, width: preview, ...place, rows },
  ];
}

function tooSmall({ size, signs }: State): Row {
  const { columns, rows: least } = smallest;
  const width = Math.max(1, size.columns - 1);
  const long = safe`unearth needs a window of ${columns} by ${least}; this one is ${size.columns} by ${size.rows}.`;
  const short = safe`Too small: ${size.columns} by ${size.rows}, needs ${columns} by ${least}`;
  const text =
    displayWidth(long) <= width ? long : displayWidth(short) <= width ? short : safe`needs ${columns}x${least}`;
  return [segment(truncate(text, width, signs.ellipsis), 'warning')];
}
