import { type SafeText, safe } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { absent } from '../../tree/version.js';
import { keyFor } from '../keys/key-for.js';
import type { State } from '../state.js';
import { cursorNode, outlineOf } from './files.js';
import { fold } from './folding.js';
import { chainFrom } from './opened-of-itself.js';

/** From a list to what is in it: of a layer its files, of a directory what it holds, of a file its life. */
export function enter(state: State): State {
  if (state.focus === 'layers') return { ...state, focus: 'files' };
  if (state.focus === 'path') return { ...state, focus: 'files' };
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (outline === null || node === noNode) return state;
  if (!outline.hasChildren(node)) return { ...state, focus: 'path', pathTop: 0 };
  return { ...state, cursor: node, folding: toggled(state, !outline.isOpen(node)) };
}

/** Opens the directory under the cursor; if it is open, goes to the first thing in it. */
export function unfold(state: State): State {
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (state.focus !== 'files' || outline === null || node === noNode) return state;
  if (!outline.hasChildren(node)) return { ...state, notice: nothingIn(state, node) };
  if (outline.isOpen(node)) return { ...state, cursor: outline.children(node)[0]! };
  return { ...state, cursor: node, folding: toggled(state, true) };
}

function nothingIn(state: State, node: NodeId): SafeText {
  const { stack, versions } = outlineOf(state)!.listing;
  const version = versions[node]!;
  const isDirectory = version !== absent && stack.kind(version) === kindOf.directory;
  return isDirectory
    ? safe`Nothing of it is shown here.`
    : safe`This is no directory: ${keyFor(state, 'enter')} looks into it.`;
}

/** Closes the directory under the cursor; if it is closed, goes to the one that it is in, and from the top to the layers. */
export function goUp(state: State): State {
  if (state.focus === 'path') return { ...state, focus: 'files' };
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (state.focus !== 'files' || outline === null || outline.isFlat || node === noNode)
    return { ...state, focus: 'layers' };
  if (outline.isOpen(node)) return { ...state, cursor: node, folding: toggled(state, false) };
  const parent = outline.listing.stack.tree.parent(node);
  return parent === rootNode ? { ...state, focus: 'layers' } : { ...state, cursor: parent };
}

/** Opening a directory opens what is the only thing in it too. */
function toggled(state: State, open: boolean): State['folding'] {
  const outline = outlineOf(state)!;
  const node = cursorNode(state);
  return fold(state.folding, open ? chainFrom(outline.listing, node) : [node], open);
}
