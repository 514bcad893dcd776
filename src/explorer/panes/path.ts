import { displayWidth } from '../../format/display-width.js';
import { safe } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { noNode } from '../../path/path-tree.js';
import { absolutePath } from '../absolute-path.js';
import { cursorNode, outlineOf } from '../files/files.js';
import { cutRow, type Row, segment } from '../row.js';
import type { State } from '../state.js';
import { heading } from './heading.js';
import { layerDetails } from './layer-details.js';
import type { PaneRequest } from './layers.js';
import { lifeRows } from './life.js';

/** Columns of the heading in front of a path. */
const headingColumns = 10;

/** Lines that a path may take that is longer than one. */
const pathLines = 60;

/** The pane as a heading, and the lines below it that can be scrolled. */
type Content = { readonly heading: Row; readonly body: readonly Row[] };

/**
 * Everything about what is selected: the life of the path, layer by layer, and the layer itself. What the keys move in
 * comes first.
 */
export function pathPane(state: State, { width, height, headed }: PaneRequest): Row[] {
  const content = contentOf(state, width, headed);
  const room = height - (headed ? 1 : 0);
  const top = Math.max(0, Math.min(state.pathTop, content.body.length - room));
  const shown = content.body.slice(top, top + room);
  return [...(headed ? [content.heading] : []), ...shown].map((row) => cutRow(row, width, state.signs));
}

/** Lines that the pane has to show, its heading not counted. */
export function pathLineCount(state: State, width: number, headed: boolean): number {
  return contentOf(state, width, headed).body.length;
}

function contentOf(state: State, width: number, headed: boolean): Content {
  const { inspection, layer, signs, focus } = state;
  const outline = outlineOf(state);
  const node = cursorNode(state);
  const details = layerDetails(state, width);
  const known = inspection !== null && outline !== null && node !== noNode;
  const path = known ? absolutePath(outline.listing.stack, node) : safe``;
  const life = known ? lifeRows(state, node, width) : [];
  const fits = displayWidth(path) <= width - headingColumns;
  const whole = wrap(path, width - 1, pathLines, signs.ellipsis).map(
    (line): Row => [segment(safe` ${line}`, 'strong')],
  );
  if (focus === 'layers') {
    const below = known ? [[], ...whole, ...life] : [];
    const title = details.length > 0 ? safe`Layer ${layer}` : undefined;
    return { heading: [heading(state, 'path', title)], body: [...details, ...below] };
  }
  const first: Row[] = headed && fits ? [] : whole;
  return {
    heading: [heading(state, 'path'), ...(fits && known ? [segment(safe`  ${path}`, 'strong')] : [])],
    body: [
      ...first,
      ...life,
      ...(details.length > 0 ? [[], [segment(safe` Layer ${layer}`, 'strong')]] : []),
      ...details,
    ],
  };
}
