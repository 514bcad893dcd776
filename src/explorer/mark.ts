import { safe } from '../format/safe-text.js';
import { keepingPlace } from './files/keeping-place.js';
import type { State, View } from './state.js';

/** Marks the selected layer, to show what changed between it and any other; on the marked one, forgets it. */
export function toggleMark(state: State): State {
  const { mark, layer } = state;
  if (mark === layer) return unmark(state);
  const notice = safe`Layer ${layer} is marked: go to another one to see what changed between them.`;
  return { ...keepingPlace(state, { mark: layer, view: 'since-mark' }), notice };
}

export function unmark(state: State): State {
  const view: View = state.view === 'since-mark' ? 'changes' : state.view;
  return { ...keepingPlace(state, { mark: null, view }), notice: safe`No layer is marked any more.` };
}
