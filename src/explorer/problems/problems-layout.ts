import { type SplitLayout, splitLayout } from '../split-layout.js';
import type { State } from '../state.js';
import { problemOutline } from './problems-view.js';

/** Where the list of problems and what is said of the selected one are. */
export function problemsLayout(state: State): SplitLayout {
  const { size, problems } = state;
  return splitLayout({ size, lines: problemOutline(state).rows, reading: problems.reading, share: 0.48 });
}
