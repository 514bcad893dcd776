import { safe } from '../format/safe-text.js';
import { keepingPlace } from './files/keeping-place.js';
import type { State, View } from './state.js';

/** Marks the selected layer, to show what changed between it and any other; on the marked one, forgets it. */
export function toggleMark(state: State): State {
  const { mark, layer, view } = state;
  if (mark === layer) {
    const without: View = view === 'since-mark' ? 'changes' : view;
    return { ...keepingPlace(state, { mark: null, view: without }), notice: safe`No layer is marked any more.` };
  }
  const notice = safe`Layer ${layer} is marked: go to another one to see what changed between them.`;
  return { ...keepingPlace(state, { mark: layer, view: 'since-mark' }), notice };
}
