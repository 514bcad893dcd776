import { leaveFound, moveInFound, settleFound } from '../finding-actions.js';
import { findingRoom } from '../finding-view.js';
import type { OverlayFace } from '../overlay.js';
import { foundPane } from '../panes/found.js';

/** Where a text is in all files. */
export const foundOverlay: OverlayFace = {
  rows: foundPane,
  move: moveInFound,
  page: findingRoom,
  reducers: { back: leaveFound },
  settle: settleFound,
};
