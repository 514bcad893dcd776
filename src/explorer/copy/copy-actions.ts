import type { Update } from '../message.js';
import type { State } from '../state.js';
import { type CopyWhat, toCopy } from './copy-what.js';

/** Copies something of what is selected; what has to be read for it is read first. */
export function copy(state: State, what: CopyWhat): Update {
  const found = toCopy(state, what);
  if (typeof found === 'string') return { state: { ...state, notice: found }, effects: [] };
  const waits = found.kind === 'text' ? null : { what: found.named, share: 0 };
  return {
    state: { ...state, fetching: waits ?? state.fetching },
    effects: [{ type: 'copy', inspection: state.inspection!, what: found }],
  };
}
