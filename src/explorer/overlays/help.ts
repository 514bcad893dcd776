import { uncovered } from '../covering.js';
import type { OverlayFace } from '../overlay.js';
import { helpLineCount, helpRoom, helpRows } from '../panes/help.js';
import { clamp } from '../viewport.js';

/** All keys, and what the signs mean. */
export const helpOverlay: OverlayFace = {
  rows: helpRows,
  move: (state, by) => ({ ...state, overlayTop: clamp(state.overlayTop + by, 0, Number.MAX_SAFE_INTEGER) }),
  page: ({ size }) => size.rows - 2,
  reducers: { enter: uncovered },
  settle: (state) => ({
    ...state,
    overlayTop: clamp(state.overlayTop, 0, helpLineCount(state) - helpRoom(state.size.rows)),
  }),
};
