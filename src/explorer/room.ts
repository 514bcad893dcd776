import { type Layout, layoutOf } from './layout.js';
import { listHeight } from './panes/layers.js';
import { pathLineCount } from './panes/path.js';
import type { Pane, State } from './state.js';

/** Where everything is on the screen of a state. */
export function layoutFor({ size, inspection, focus, explaining, zoomed, split, preview }: State): Layout {
  return layoutOf({ size, layers: inspection?.layers.length ?? 0, focus, explaining, zoomed, split, preview });
}

/** Whether the panes have headings of their own: a single pane has the tabs above it instead. */
export function isHeaded({ shape }: Layout): boolean {
  return shape !== 'single';
}

/** Rows of a list that are in sight. */
export function listSize(state: State, pane: Pane): number {
  const layout = layoutFor(state);
  return listHeight({ height: layout.heights[pane], titled: layout.titled, headed: isHeaded(layout) });
}

/** Lines of the list of images: all of the screen but what stands over it and the footer. */
export function choiceRoom({ size }: State): number {
  return Math.max(1, size.rows - 6);
}

/** Lines of the path pane: how many there are, and how many are in sight. */
export function pathRoom(state: State): { readonly lines: number; readonly room: number } {
  const layout = layoutFor(state);
  const headed = isHeaded(layout);
  const lines = pathLineCount(state, layout.widths.path, headed);
  return { lines, room: Math.max(0, layout.heights.path - (headed ? 1 : 0)) };
}
