import { problemOutline } from './problems-view.js';
import type { State } from './state.js';

/** Columns and lines. */
type Room = { readonly width: number; readonly height: number };

/** Where the list of problems and what is said of the selected one are; a height of 0 is not shown. */
export type ProblemsLayout = {
  readonly shape: 'beside' | 'stacked' | 'single';
  readonly list: Room;
  readonly text: Room;
};

/** Lines of the screen around them: its header, the title of the overlay, the footer. */
const around = 3;

/** Side by side where there is room; else one above the other; in a small terminal the one that the keys are for. */
export function problemsLayout(state: State): ProblemsLayout {
  const { columns, rows } = state.size;
  const width = columns - 1;
  const room = Math.max(0, rows - around);
  if (columns >= 100) {
    const list = Math.floor(width * 0.48);
    return { shape: 'beside', list: { width: list, height: room }, text: { width: width - list - 2, height: room } };
  }
  if (rows >= 20) {
    const list = Math.min(problemOutline(state).rows, Math.floor(room * 0.45));
    return { shape: 'stacked', list: { width, height: list }, text: { width, height: room - list - 1 } };
  }
  const height = (shown: boolean) => (shown ? room : 0);
  const { reading } = state.problems;
  return {
    shape: 'single',
    list: { width, height: height(!reading) },
    text: { width, height: height(reading) },
  };
}
