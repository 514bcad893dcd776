import { nextMatch } from './content/content-actions.js';
import { showCopies } from './copies/copies-actions.js';
import { copy } from './copy/copy-actions.js';
import { nextHunk } from './diff/diff-actions.js';
import { toNextFound } from './filter/filter-actions.js';
import type { Action, Update } from './message.js';
import { toggleMouse } from './mouse/toggle-mouse.js';
import { openOutside } from './outside/outside-actions.js';
import type { State } from './state.js';

/** What an action comes to where it asks something of the outside world; null where it only changes the state. */
export function asking(state: State, action: Action): Update | null {
  const { overlay } = state;
  switch (action.type) {
    case 'verify':
      return toggleVerifying(state);
    case 'next-match':
      if (overlay === 'content') return nextMatch(state, action.by);
      return only(overlay === 'diff' ? nextHunk(state, action.by) : toNextFound(state, action.by));
    case 'mouse':
      return toggleMouse(state);
    case 'copy':
      return copy(state, action.what);
    case 'open-outside':
      return openOutside(state, action.program);
    case 'copies':
      return showCopies(state);
    default:
      return null;
  }
}

function toggleVerifying(state: State): Update {
  if (!state.verifying) {
    return { state: { ...state, verifying: true }, effects: [{ type: 'verify', inspection: state.inspection! }] };
  }
  return { state: { ...state, verifying: false }, effects: [{ type: 'stop-verifying' }] };
}

function only(state: State): Update {
  return { state, effects: [] };
}
