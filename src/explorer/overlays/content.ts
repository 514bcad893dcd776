import {
  moveInContent,
  nextVersion,
  settleContent,
  shiftContent,
  toggleForm,
  toggleWrap,
} from '../content/content-actions.js';
import { contentRoom } from '../content/content-view.js';
import type { OverlayFace } from '../overlay.js';
import { contentPane, lastTextTop } from '../panes/content.js';

/** Columns that a step to the side goes. */
const sideStep = 8;

/** What a file holds. */
export const contentOverlay: OverlayFace = {
  rows: contentPane,
  move: moveInContent,
  page: contentRoom,
  reducers: {
    enter: (state) => moveInContent(state, 1),
    unfold: (state) => shiftContent(state, sideStep),
    fold: (state) => shiftContent(state, -sideStep),
    layer: (state, { by }) => nextVersion(state, by),
    wrap: toggleWrap,
    bytes: toggleForm,
  },
  settle: (state) => settleContent(state, lastTextTop(state)),
};
