import type { Update } from '../message.js';
import type { State } from '../state.js';
import { restingPointer } from './pointer.js';

/** Gives the mouse to the terminal, whose users select text with it, and takes it back. */
export function toggleMouse(state: State): Update {
  const on = !state.mouse;
  return {
    state: { ...state, mouse: on, pointer: { ...restingPointer, released: !on } },
    effects: [{ type: 'mouse', on }],
  };
}
