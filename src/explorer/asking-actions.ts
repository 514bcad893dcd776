import { canLook, lookAtSelected, nextMatch, nextVersion } from './content/content-actions.js';
import { showCopies } from './copies/copies-actions.js';
import { copy } from './copy/copy-actions.js';
import { compare, nextHunk, nextPair } from './diff/diff-actions.js';
import { toNextFound } from './filter/filter-actions.js';
import { enterFound } from './finding/finding-actions.js';
import type { Action, Update } from './message.js';
import { toggleMouse } from './mouse/toggle-mouse.js';
import { openOutside } from './outside/outside-actions.js';
import { findSame } from './same/same-actions.js';
import type { State } from './state.js';

/** What an action comes to where it asks something of the outside world; null where it only changes the state. */
export function asking(state: State, action: Action): Update | null {
  const { overlay } = state;
  switch (action.type) {
    case 'verify':
      return toggleVerifying(state);
    case 'look':
      return lookAtSelected(state);
    case 'enter':
      if (overlay === 'found') return enterFound(state);
      return entersFile(state) ? lookAtSelected(state) : null;
    case 'layer':
      if (overlay === 'content') return nextVersion(state, action.by);
      return overlay === 'diff' ? nextPair(state, action.by) : null;
    case 'next-match':
      if (overlay === 'content') return nextMatch(state, action.by);
      return only(overlay === 'diff' ? nextHunk(state, action.by) : toNextFound(state, action.by));
    case 'compare':
      return compare(state);
    case 'same':
      return findSame(state);
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

/** Whether Enter looks into something: it opens directories, and goes to where problems are. */
function entersFile(state: State): boolean {
  const isHere = state.overlay === 'copies' || (state.overlay === null && state.focus === 'files');
  return isHere && canLook(state) === true;
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
