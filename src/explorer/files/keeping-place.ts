import { noNode } from '../../path/path-tree.js';
import type { State } from '../state.js';
import { ancestors, cursorNode, cursorRow, outlineOf } from './files.js';
import { fold } from './folding.js';

/**
 * Shows another listing with the same path selected, in the same line of the screen, and with the directories above it
 * as open as they were.
 */
export function keepingPlace(state: State, change: Partial<State>): State {
  const before = outlineOf(state);
  const node = before === null ? noNode : cursorNode(state);
  const line = before === null ? 0 : cursorRow(state, before) - state.filesTop;
  const way = before === null || node === noNode || state.cursor === null ? [] : [...ancestors(before.listing, node)];
  const folding = way.length === 0 ? state.folding : fold(state.folding, way, true);
  const after = { ...state, folding, ...change };
  const outline = outlineOf(after);
  return outline === null ? after : { ...after, filesTop: Math.max(0, cursorRow(after, outline) - line) };
}
