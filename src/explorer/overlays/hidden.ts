import {
  askForFilter,
  backInHidden,
  enterHidden,
  foldHidden,
  moveInHidden,
  openAllHidden,
  readHidden,
  regroupHidden,
  scrollHidden,
  scrollHiddenText,
  selectHidden,
  toggleNoise,
  unfoldHidden,
} from '../hidden/hidden-actions.js';
import { hiddenLayout, hiddenRoom } from '../hidden/hidden-layout.js';
import { hiddenOutline } from '../hidden/hidden-view.js';
import type { OverlayFace } from '../overlay.js';
import { hiddenLineCount, hiddenParts } from '../panes/hidden.js';
import { composed } from '../part.js';
import type { State } from '../state.js';
import { clamp, follow } from '../viewport.js';

/** What ships although nothing reaches it. */
export const hiddenOverlay: OverlayFace = {
  rows: (state) => composed(hiddenParts(state), state.size.rows - 2, state.signs),
  parts: hiddenParts,
  move: moveInHidden,
  scroll: (state, by, part) => (part === 'text' ? scrollHiddenText : scrollHidden)(state, by),
  select: selectHidden,
  turnTo: (state, part) => ({ ...state, hidden: { ...state.hidden, reading: part === 'text' } }),
  page: (state) => {
    const layout = hiddenLayout(state);
    return state.hidden.reading ? layout.text.height : hiddenRoom(layout);
  },
  reducers: {
    'focus-next': readHidden,
    enter: enterHidden,
    unfold: unfoldHidden,
    fold: foldHidden,
    'fold-all': (state, { open }) => openAllHidden(state, open),
    // What is said of a row says why.
    explain: readHidden,
    prompt: askForFilter,
    regroup: regroupHidden,
    noise: toggleNoise,
    back: backInHidden,
  },
  settle,
};

function settle(state: State): State {
  const layout = hiddenLayout(state);
  const outline = hiddenOutline(state);
  const { top, cursor, linesTop } = state.hidden;
  const hidden = {
    ...state.hidden,
    top: follow(top, outline.rowOf(cursor), hiddenRoom(layout), outline.rows),
    linesTop: clamp(linesTop, 0, hiddenLineCount(state) - layout.text.height),
  };
  return { ...state, hidden };
}
