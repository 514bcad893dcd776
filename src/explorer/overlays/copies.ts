import { canLook, lookAtSelected } from '../content/content-actions.js';
import { leaveCopies, moveInCopies, scrollCopies, selectCopy, settleCopies } from '../copies/copies-actions.js';
import { copiesRoom } from '../copies/copies-view.js';
import type { OverlayFace } from '../overlay.js';
import { copiesPane } from '../panes/copies.js';

/** What is stored more than once. */
export const copiesOverlay: OverlayFace = {
  rows: copiesPane,
  move: moveInCopies,
  scroll: scrollCopies,
  select: selectCopy,
  page: copiesRoom,
  reducers: { enter: (state) => (canLook(state) === true ? lookAtSelected(state) : state), back: leaveCopies },
  settle: settleCopies,
};
