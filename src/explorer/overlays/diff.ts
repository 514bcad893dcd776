import { moveInDiff, nextPair, settleDiff, toggleBeside } from '../diff/diff-actions.js';
import { diffRoom } from '../diff/diff-view.js';
import type { OverlayFace } from '../overlay.js';
import { diffPane } from '../panes/diff.js';

/** Two versions of a file. */
export const diffOverlay: OverlayFace = {
  rows: diffPane,
  move: moveInDiff,
  page: diffRoom,
  reducers: {
    layer: (state, { by }) => nextPair(state, by),
    view: toggleBeside,
    enter: (state) => moveInDiff(state, 1),
  },
  settle: settleDiff,
};
