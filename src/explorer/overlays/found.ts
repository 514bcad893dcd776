import {
  enterFound,
  leaveFound,
  moveInFound,
  scrollFound,
  selectFound,
  settleFound,
} from '../finding/finding-actions.js';
import { findingRoom } from '../finding/finding-view.js';
import type { OverlayFace } from '../overlay.js';
import { foundPane } from '../panes/found.js';

/** Where a text is in all files. */
export const foundOverlay: OverlayFace = {
  rows: foundPane,
  move: moveInFound,
  scroll: scrollFound,
  select: selectFound,
  page: findingRoom,
  reducers: { enter: enterFound, back: leaveFound },
  settle: settleFound,
};
