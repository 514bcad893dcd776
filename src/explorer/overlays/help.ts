import { askForHelp, backInHelp, leaveHelp, moveInHelp, overHelp } from '../help/help-actions.js';
import type { OverlayFace } from '../overlay.js';
import { helpLineCount, helpRoom, helpRows } from '../panes/help.js';
import { clamp } from '../viewport.js';

/** All keys, and what signs and words mean. */
export const helpOverlay: OverlayFace = {
  rows: helpRows,
  move: moveInHelp,
  page: ({ size }) => size.rows - 2,
  reducers: {
    overlay: (state, { overlay }) => overHelp(state, overlay),
    prompt: askForHelp,
    enter: leaveHelp,
    back: backInHelp,
  },
  settle: (state) => ({
    ...state,
    overlayTop: clamp(state.overlayTop, 0, helpLineCount(state) - helpRoom(state.size.rows)),
  }),
};
