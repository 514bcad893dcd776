import type { OverlayFace } from '../overlay.js';
import { samePane } from '../panes/same.js';
import { enterSame, moveInSame, scrollSame, selectSame, settleSame } from '../same/same-actions.js';
import { sameRoom } from '../same/same-view.js';

/** Where else a content is, and what else was at its path. */
export const sameOverlay: OverlayFace = {
  rows: samePane,
  move: moveInSame,
  scroll: scrollSame,
  select: selectSame,
  page: sameRoom,
  reducers: { enter: enterSame },
  settle: settleSame,
};
