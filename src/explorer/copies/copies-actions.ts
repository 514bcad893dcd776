import type { Duplicate } from '../../analysis/duplicates.js';
import type { SafeText } from '../../format/safe-text.js';
import { covered, uncovered } from '../covering.js';
import type { Update } from '../message.js';
import type { State } from '../state.js';
import { clamp, follow, scrolled } from '../viewport.js';
import { type CopiesView, copiesRoom, copiesRows } from './copies-view.js';

/** Shows what the image stores more than once; the contents are compared when that is asked for first. */
export function showCopies(state: State): Update {
  if (state.copies?.duplicates != null) return { state: covered(state, 'copies'), effects: [] };
  const copies: CopiesView = { duplicates: null, failure: null, at: 0, top: 0 };
  return {
    state: { ...covered(state, 'copies'), copies },
    effects: [{ type: 'find-copies', inspection: state.inspection! }],
  };
}

export function copiesFound(state: State, duplicates: readonly Duplicate[]): State {
  return changed(state, { duplicates });
}

export function copiesFailed(state: State, failure: SafeText): State {
  return changed(state, { failure });
}

export function moveInCopies(state: State, by: number): State {
  const { copies } = state;
  return copies === null ? state : changed(state, { at: clamp(copies.at + by, 0, copiesRows(copies).length - 1) });
}

export function scrollCopies(state: State, by: number): State {
  const { copies } = state;
  return copies === null ? state : changed(state, scrolled(copies, by, copiesRoom(state), copiesRows(copies).length));
}

export function selectCopy(state: State, at: number): State {
  return changed(state, { at });
}

/** Back to what was there before; what is not known by then is not waited for. */
export function leaveCopies(state: State): State {
  return { ...uncovered(state), copies: state.copies?.duplicates == null ? null : state.copies };
}

export function settleCopies(state: State): State {
  const { copies } = state;
  if (copies === null) return state;
  return changed(state, { top: follow(copies.top, copies.at, copiesRoom(state), copiesRows(copies).length) });
}

function changed(state: State, change: Partial<CopiesView>): State {
  return state.copies === null ? state : { ...state, copies: { ...state.copies, ...change } };
}
