import { formatBytes } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import { absolutePath } from '../absolute-path.js';
import { canLook, fileToLookAt } from '../content/content-actions.js';
import { keyFor } from '../keys/key-for.js';
import type { Update } from '../message.js';
import type { State } from '../state.js';
import type { OutsideProgram } from '../world.js';

/** Bytes of a file that are written out for another program at most. */
const mostBytes = 100_000_000;

/** True where a file is selected, or why not. */
export function canOpenOutside(state: State): true | SafeText {
  if (state.fetching !== null) return safe`A file is being read: ${keyFor(state, 'back')} stops it.`;
  return state.overlay === 'content' ? true : canLook(state);
}

/** Gives the selected file to another program; a symbolic link is followed as for looking into it. */
export function openOutside(state: State, program: OutsideProgram): Update {
  const version = state.overlay === 'content' ? state.content!.version : fileToLookAt(state);
  if (typeof version !== 'number') return { state: { ...state, notice: version }, effects: [] };
  const { stack } = state.inspection!;
  if (stack.kind(version) !== kindOf.file) return { state: { ...state, notice: safe`It is no file.` }, effects: [] };
  const { size } = stack.facts(version)!;
  const named = absolutePath(stack, stack.nodeOf(version));
  if (size > mostBytes) {
    const notice = safe`${named} is ${formatBytes(size)}, and other programs get up to ${formatBytes(mostBytes)}: ${keyFor(state, 'save')} saves it.`;
    return { state: { ...state, notice }, effects: [] };
  }
  return {
    state: { ...state, fetching: { what: safe`${named}, ${formatBytes(size)}`, share: 0 } },
    effects: [{ type: 'open-outside', inspection: state.inspection!, version: stack.inode(version), program }],
  };
}
