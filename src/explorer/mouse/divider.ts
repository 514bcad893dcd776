import { type SafeText, safe } from '../../format/safe-text.js';
import { keyFor } from '../keys/key-for.js';
import { layoutFor } from '../room.js';
import type { State } from '../state.js';

/** True where panes stand side by side and nothing lies over them, or why there is no divider. */
export function canDivide(state: State): true | SafeText {
  if (state.overlay === null && layoutFor(state).shape === 'wide') return true;
  if (state.overlay !== null || state.zoomed)
    return safe`There is a divider where all panes are: ${keyFor(state, 'back')} goes there.`;
  return safe`The panes do not stand side by side: a wider window has a divider.`;
}

/** Moves it by so many columns, from where it is. */
export function moveDivider(state: State, { by }: { readonly by: number }): State {
  return divideAt(state, layoutFor(state).widths.layers + by);
}

/** The left panes get so many columns, within the limits that the layout sets. What is kept is a share: windows change their size. */
export function divideAt(state: State, columns: number): State {
  const split = columns / state.size.columns;
  const { widths } = layoutFor({ ...state, split });
  return { ...state, split: widths.layers / state.size.columns };
}
