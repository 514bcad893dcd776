import { cursorRow, outlineOf } from './files.js';
import { helpLineCount, helpRoom } from './panes/help.js';
import { problemLineCount } from './panes/problems.js';
import { problemsLayout } from './problems-layout.js';
import { problemOutline } from './problems-view.js';
import { choiceRoom, listSize, pathRoom } from './room.js';
import type { State } from './state.js';
import { clamp, follow } from './viewport.js';

/** Takes the tops of all panes to where they are drawn, so that the next key moves from what is seen. */
export function settle(state: State): State {
  const outline = outlineOf(state);
  const layers = state.inspection?.layers.length ?? 0;
  const filesTop =
    outline === null
      ? state.filesTop
      : follow(state.filesTop, cursorRow(state, outline), listSize(state, 'files'), outline.rows);
  const layersTop = follow(state.layersTop, state.layer, listSize(state, 'layers'), layers);
  const path = pathRoom(state);
  const pathTop = clamp(state.pathTop, 0, path.lines - path.room);
  const overlayTop =
    state.overlay !== 'help' ? 0 : clamp(state.overlayTop, 0, helpLineCount(state) - helpRoom(state.size.rows));
  const choiceTop = follow(state.choiceTop, state.choiceAt, choiceRoom(state), state.choice?.images.length ?? 0);
  const problems = state.overlay === 'problems' ? settleProblems(state) : state.problems;
  return { ...state, filesTop, layersTop, pathTop, overlayTop, choiceTop, problems };
}

function settleProblems(state: State): State['problems'] {
  const { list, text } = problemsLayout(state);
  const outline = problemOutline(state);
  const { top, cursor, linesTop } = state.problems;
  return {
    ...state.problems,
    top: follow(top, outline.rowOf(cursor), list.height, outline.rows),
    linesTop: clamp(linesTop, 0, problemLineCount(state) - text.height),
  };
}
