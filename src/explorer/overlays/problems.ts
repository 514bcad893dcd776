import type { OverlayFace } from '../overlay.js';
import { problemLineCount, problemsParts } from '../panes/problems.js';
import { composed } from '../part.js';
import {
  enterProblem,
  foldProblems,
  moveInProblems,
  openAllProblems,
  readProblem,
  scrollProblems,
  scrollProblemText,
  selectProblem,
  unfoldProblems,
} from '../problems/problem-actions.js';
import { problemsLayout } from '../problems/problems-layout.js';
import { problemOutline } from '../problems/problems-view.js';
import type { State } from '../state.js';
import { clamp, follow } from '../viewport.js';

/** What is wrong with the image. */
export const problemsOverlay: OverlayFace = {
  rows: (state) => composed(problemsParts(state), state.size.rows - 2, state.signs),
  parts: problemsParts,
  move: moveInProblems,
  scroll: (state, by, part) => (part === 'text' ? scrollProblemText : scrollProblems)(state, by),
  select: selectProblem,
  turnTo: (state, part) => ({ ...state, problems: { ...state.problems, reading: part === 'text' } }),
  page: (state) => {
    const { list, text } = problemsLayout(state);
    return state.problems.reading ? text.height : list.height;
  },
  reducers: {
    'focus-next': readProblem,
    enter: enterProblem,
    unfold: unfoldProblems,
    fold: foldProblems,
    'fold-all': (state, { open }) => openAllProblems(state, open),
  },
  settle,
};

function settle(state: State): State {
  const { list, text } = problemsLayout(state);
  const outline = problemOutline(state);
  const { top, cursor, linesTop } = state.problems;
  const problems = {
    ...state.problems,
    top: follow(top, outline.rowOf(cursor), list.height, outline.rows),
    linesTop: clamp(linesTop, 0, problemLineCount(state) - text.height),
  };
  return { ...state, problems };
}
