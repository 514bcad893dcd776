import type { Effect } from './message.js';
import type { State } from './state.js';

/**
 * What the views ask of the world, by what they were and are: they may be opened, closed, or come back from below another one
 * for which theirs was given up.
 */
export function viewEffects(before: State, after: State): Effect[] {
  if (before === after) return [];
  return [...contentEffects(before, after), ...diffEffects(before, after), ...sameEffects(before, after)];
}

function contentEffects({ content: was }: State, { content: is, inspection }: State): Effect[] {
  if (is === was) return [];
  if (is === null) return [{ type: 'close-content' }];
  const isOpen = was?.version === is.version && (is.kind !== null || was.kind === null);
  return isOpen ? [] : [{ type: 'open-content', inspection: inspection!, version: is.version }];
}

function diffEffects({ diff: was }: State, { diff: is, inspection }: State): Effect[] {
  if (is === was) return [];
  if (is === null) return [{ type: 'stop-comparing' }];
  const isWaiting = is.difference === null && is.failure === null;
  const isOfTheSame = was?.before === is.before && was.after === is.after;
  if (!isWaiting) return isOfTheSame ? [] : [{ type: 'stop-comparing' }];
  if (isOfTheSame && was.difference === null && was.failure === null) return [];
  return [{ type: 'compare', inspection: inspection!, before: is.before, after: is.after }];
}

function sameEffects({ same: was }: State, { same: is, inspection }: State): Effect[] {
  if (is === null || is === was || is.places !== null || is.failure !== null) return [];
  const isWaiting = was?.version === is.version && was.places === null && was.failure === null;
  return isWaiting ? [] : [{ type: 'find-same', inspection: inspection!, version: is.version }];
}
