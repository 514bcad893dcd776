import { dividerColumns } from '../layout.js';
import { overlayOf } from '../overlays.js';
import { pathPane } from '../panes/path.js';
import { layoutFor } from '../room.js';
import type { Row } from '../row.js';
import type { Overlay, State } from '../state.js';
import { tileRows } from './tile-rows.js';

/** Columns of a line that is read and not looked at: nothing in it has to be cut. */
const uncut = 4096;

/** Lists and texts whose lines are as long as what stands in them. The others are wrapped, which is to stay as it is scrolled. */
const isUncut: ReadonlySet<Overlay> = new Set(['hidden', 'problems', 'content', 'copies', 'diff', 'found', 'same']);

/** The rows of what is read as a page: what lies over the panes, else the path pane. Parts that the screen has side by side come after each other. */
export function pageRows(state: State): readonly Row[] {
  const { overlay, size } = state;
  const face = overlayOf(state);
  if (face === null || overlay === null) {
    const { heights } = layoutFor(state);
    return pathPane(state, { width: uncut, height: heights.path, titled: false, headed: true });
  }
  if (overlay === 'treemap') return tileRows(state);
  const read = isUncut.has(overlay) ? { ...state, size: { ...size, columns: uncut } } : state;
  const parts = face.parts?.(read).filter(({ width }) => width > dividerColumns);
  return parts?.flatMap(({ rows }) => rows) ?? face.rows(read);
}
