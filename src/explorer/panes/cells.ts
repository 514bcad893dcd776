import { padEnd, padStart, truncate } from '../../format/display-width.js';
import { formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe } from '../../format/safe-text.js';
import { cutRow, padRow, type Row, type Segment, segment } from '../row.js';
import type { Signs } from '../signs.js';
import type { StyleName } from '../style.js';

/** A cell of a column, its text to the left. */
export function leftCell(text: SafeText, columns: number, signs: Signs, style: StyleName = 'plain'): Segment {
  return segment(padEnd(truncate(text, columns, signs.ellipsis), columns), style);
}

/** A cell of a column, its text to the right. */
export function rightCell(text: SafeText, columns: number, signs: Signs, style: StyleName = 'plain'): Segment {
  return segment(padStart(truncate(text, columns, signs.ellipsis), columns), style);
}

/**
 * A row of a list cut to its pane. The selected one is seen at once over the whole width: in one style where the keys are, but for its bars
 * and what is found; as it is on a ground of its own in the other panes.
 */
export function listRow(row: Row, width: number, signs: Signs, selection: 'none' | 'focused' | 'elsewhere'): Row {
  const cut = cutRow(row, width, signs);
  if (selection === 'none') return cut;
  if (selection === 'elsewhere') return padRow(cut, width).map((piece) => ({ ...piece, elsewhere: true }));
  return padRow(inOneStyle(cut), width, 'selected');
}

/** In the colours of the selected row bars would be holes, and what is found could not be seen: they have their own. */
const ownInSelected: Partial<Record<StyleName, StyleName>> = {
  bar: 'selectedBar',
  barHidden: 'selectedHidden',
  barRemoved: 'selectedRemoved',
  bandHidden: 'selectedHidden',
  found: 'selectedFound',
};

/** The row in the style of a selected one; but for what says nothing in another. */
function inOneStyle(row: Row): Row {
  const pieces: Segment[] = [];
  for (const piece of row) {
    const own = (piece.text.trim() === '' ? undefined : ownInSelected[piece.style]) ?? 'selected';
    const last = pieces.at(-1);
    if (last?.style === own && piece.target === undefined) {
      pieces[pieces.length - 1] = segment(joinSafe([last.text, piece.text], ''), own, last.target);
    } else pieces.push(segment(piece.text, own, piece.target));
  }
  return pieces;
}

/** A row of an overlay that begins with a triangle: that opens it, and the rest selects it. */
export function foldingRow([triangle, next, ...rest]: Row, row: number): Row {
  return [{ ...triangle!, target: { on: 'row', row, opens: true } }, { ...next!, target: { on: 'row', row } }, ...rest];
}

/** How many rows of a list are out of sight, above and below; nothing where all can be seen. */
export function outOfSight(first: number, height: number, count: number, { above, below }: Signs): Row {
  const parts: Segment[] = [];
  const rest = count - first - height;
  if (first > 0) parts.push(segment(safe` ${above}${formatCount(first)}`, 'faint'));
  if (rest > 0) parts.push(segment(safe` ${below}${formatCount(rest)}`, 'faint'));
  return parts;
}
