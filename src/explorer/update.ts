import type { Inspection } from '../inspect/inspection.js';
import type { ImageCandidate } from '../source/image.js';
import { reduce, showHidden } from './actions.js';
import { bindingOf } from './keymap.js';
import { verdictNotice } from './layer-verdict.js';
import type { Effect, Message } from './message.js';
import { settle } from './settle.js';
import type { OpenChoice, State } from './state.js';

/** What a message makes of the state, and what is to be done outside for it. */
export type Update = { readonly state: State; readonly effects: readonly Effect[] };

/** The one place where the state changes. Pure: what has to happen outside is told as data. */
export function update(state: State, message: Message): Update {
  switch (message.type) {
    case 'key':
      return pressed(state, message.key);
    case 'resized':
      return only(settle({ ...state, size: message.size }));
    case 'opening':
      return only({ ...state, opening: message.progress });
    case 'found':
      return only(found(state, message.choice));
    case 'chosen':
      return chosen(state, message.candidate);
    case 'inspected':
      return only(inspected(state, message.inspection));
    case 'verified':
      return only({ ...state, verifying: false, notice: state.verifying ? verdictNotice(state) : state.notice });
  }
}

function pressed(before: State, key: string): Update {
  const state = attended(before);
  const numbered = /^[1-9]$/.test(key) && state.overlay === null ? state.choice?.images[Number(key) - 1] : undefined;
  if (numbered !== undefined) return chosen(state, numbered);
  const binding = bindingOf(key);
  if (binding === undefined) return only(state);
  const { action } = binding;
  if (action.type === 'quit') return { state, effects: [{ type: 'quit' }] };
  if (action.type === 'suspend') return { state, effects: [{ type: 'suspend' }] };
  if (state.choice !== null && state.overlay === null && binding.choosing !== 'always') {
    if (action.type === 'enter') return chosen(state, state.choice.images[state.choiceAt]!);
    // While images are offered, the list of them has the keys that move.
    return only(binding.choosing === 'list' && action.type !== 'verify' ? settle(reduce(state, action)) : state);
  }
  const enabled = binding.enabled(state);
  if (enabled !== true) return only({ ...state, notice: enabled });
  if (action.type === 'verify') return toggleVerifying(state);
  return only(settle(reduce(state, action)));
}

function toggleVerifying(state: State): Update {
  if (!state.verifying) {
    return { state: { ...state, verifying: true }, effects: [{ type: 'verify', inspection: state.inspection! }] };
  }
  return { state: { ...state, verifying: false }, effects: [{ type: 'stop-verifying' }] };
}

function found(state: State, choice: OpenChoice): State {
  const preferred = choice.preferred === null ? -1 : choice.images.indexOf(choice.preferred);
  return settle({ ...state, opening: null, choice, choiceAt: Math.max(0, preferred) });
}

function chosen(state: State, candidate: ImageCandidate): Update {
  return { state: { ...state, opening: null, choice: null }, effects: [{ type: 'inspect', candidate }] };
}

/** The state when a key was pressed: what was said was read, and what was waited for is no longer waited for. */
function attended(state: State): State {
  const { notice, ghosts } = state;
  if (notice === null && ghosts?.pending !== true) return state;
  return { ...state, notice: null, ghosts: ghosts === null ? null : { ...ghosts, pending: false } };
}

/** Inspections come often while an image is read: nothing is worked out here, only what is drawn asks for more. */
function inspected(before: State, inspection: Inspection): State {
  const layer = Math.min(before.layer, Math.max(0, inspection.layers.length - 1));
  const state = { ...before, inspection, layer };
  const { ghosts } = state;
  if (ghosts?.pending !== true || inspection.analysis === before.inspection?.analysis) return state;
  return settle(showHidden(state, { ...ghosts, pending: !inspection.finished }));
}

function only(state: State): Update {
  return { state, effects: [] };
}
