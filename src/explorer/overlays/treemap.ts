import { uncovered } from '../covering.js';
import type { OverlayFace } from '../overlay.js';
import { treemapPane } from '../panes/treemap.js';
import {
  enterTile,
  leaveDirectory,
  moveInTreemap,
  nextMeasure,
  selectTile,
  showInFiles,
  stepInTreemap,
  toggleHiddenMap,
} from '../treemap/treemap-actions.js';

/** Tiles that a page goes up or down. */
const pageSteps = 4;

/** Sizes as areas. */
export const treemapOverlay: OverlayFace = {
  rows: treemapPane,
  move: moveInTreemap,
  select: selectTile,
  page: () => pageSteps + 1,
  reducers: {
    enter: enterTile,
    unfold: (state) => stepInTreemap(state, 1, 0),
    fold: (state) => stepInTreemap(state, -1, 0),
    view: (state, { by }) => nextMeasure(state, by),
    ghosts: toggleHiddenMap,
    explain: (state) => ({ ...state, explaining: !state.explaining }),
    treemap: uncovered,
    'treemap-out': leaveDirectory,
    'treemap-show': showInFiles,
  },
  settle: (state) => state,
};
