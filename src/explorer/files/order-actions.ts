import { noNode } from '../../path/path-tree.js';
import type { State } from '../state.js';
import { ancestors, cursorNode, outlineOf } from './files.js';
import { fold } from './folding.js';
import { keepingPlace } from './keeping-place.js';
import { type Order, standardOrder } from './order.js';

/** In another order the selected path stays where it is on the screen, as far as it can. */
export function inOtherOrder(state: State, order: Order): State {
  return { ...keepingPlace(state, { order }), focus: 'files' };
}

/** Shows the largest files in one list; in the tree, the way to the selected one is open again. */
export function toggleFlat(state: State): State {
  const { flat } = state;
  if (flat === null) {
    const order: Order = { ...standardOrder, by: 'size' };
    return { ...state, flat: { before: state.order }, focus: 'files', order, cursor: null };
  }
  const node = cursorNode(state);
  const after: State = { ...state, flat: null, order: flat.before };
  const outline = outlineOf(after);
  if (node === noNode || outline === null) return after;
  return { ...after, cursor: node, folding: fold(after.folding, ancestors(outline.listing, node), true) };
}
