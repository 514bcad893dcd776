import { covered, uncovered } from '../covering.js';
import { promptWith } from '../prompt.js';
import type { Overlay, State } from '../state.js';
import { clamp } from '../viewport.js';
import { noHelpView } from './help-view.js';

/** Where the lines end, `settle` knows. */
export function moveInHelp(state: State, by: number): State {
  return { ...state, overlayTop: clamp(state.overlayTop + by, 0, Number.MAX_SAFE_INTEGER) };
}

/** Asks for words that lines are to have. */
export function askForHelp(state: State): State {
  return { ...state, prompt: promptWith('filter-help', state.help.filter) };
}

/** Shows only lines that have all the words; for none, all of them. */
export function filterHelp(state: State, filter: string): State {
  return filter === state.help.filter ? state : { ...state, help: { filter }, overlayTop: 0 };
}

/** From what was looked for to all of it; then out. */
export function backInHelp(state: State): State {
  return state.help.filter === '' ? leaveHelp(state) : filterHelp(state, '');
}

export function leaveHelp(state: State): State {
  return { ...uncovered(state), help: noHelpView };
}

/** The key that opened it closes it; others lay something else over it. */
export function overHelp(state: State, overlay: Overlay): State {
  return overlay === 'help' ? leaveHelp(state) : covered(state, overlay);
}
