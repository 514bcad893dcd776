import { formatBytes, formatCount } from '../format/format-bytes.js';
import { decodeUtf8, type SafeText, safe, safeText } from '../format/safe-text.js';
import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import { rootfs } from '../tree/rootfs.js';
import { absent } from '../tree/version.js';
import { selectedVersion } from './content/content-actions.js';
import { selectedPlace } from './copy/selected-place.js';
import { cursorNode } from './files/files.js';
import { selectedHidden } from './hidden/hidden-view.js';
import { keyFor } from './keys/key-for.js';
import type { Update } from './message.js';
import { promptWith } from './prompt.js';
import type { State } from './state.js';
import { treemapNode } from './treemap/treemap-view.js';
import type { Saved, ToSave } from './world.js';

/**
 * What is to be saved: the file that is looked into or selected, the directory with all below it, a
 * group of hidden files, or the whole filesystem after a layer.
 */
function whatToSave(state: State): ToSave | SafeText {
  const { inspection, overlay, content, layer } = state;
  if (inspection === null) return safe`The image is not open yet.`;
  const { stack } = inspection;
  if (overlay === 'content') return { kind: 'file', version: content!.version, node: content!.node };
  if (overlay === 'hidden') {
    const selected = selectedHidden(state);
    if (selected !== null && selected.file === null && selected.group.files.length > 0) {
      return { kind: 'hidden', files: selected.group.files };
    }
  }
  const version = selectedVersion(state);
  if (version !== null && stack.kind(version) === kindOf.file) {
    // A hard link has a name of its own, and its bytes from where another one was written.
    return { kind: 'file', version: stack.inode(version), node: selectedPlace(state)?.node ?? stack.nodeOf(version) };
  }
  if (overlay !== null && overlay !== 'treemap') return safe`Select a file to save it.`;
  const node = overlay === 'treemap' ? treemapNode(state) : state.focus === 'layers' ? rootNode : cursorNode(state);
  if (node === noNode || (version === null && node !== rootNode)) return safe`Select a file or a directory to save it.`;
  return { kind: 'tree', node, layer };
}

function isThere({ inspection, layer }: State, node: NodeId): boolean {
  const { stack } = inspection!;
  const versions = rootfs(stack, Math.min(layer, stack.layers.length - 1));
  return node < versions.length && versions[node] !== absent;
}

/** True where there is something to save, or why not. */
export function canSave(state: State): true | SafeText {
  if (state.saving !== null) return safe`Something is being saved: ${keyFor(state, 'back')} stops it.`;
  const what = whatToSave(state);
  return typeof what === 'string' ? what : true;
}

/** Asks where to; with the name that it has. */
export function askWhereTo(state: State): State {
  const what = whatToSave(state);
  if (typeof what === 'string') return { ...state, notice: what };
  // Only now: the hints ask every frame whether there is something to save, and a filesystem takes a while to fold.
  if (what.kind === 'tree' && !isThere(state, what.node)) {
    return { ...state, notice: safe`It is not there after layer ${what.layer}: go to a layer that has it.` };
  }
  const name = what.kind === 'file' ? nameOf(state, what.node) : '';
  return { ...state, toSave: what, prompt: promptWith('save', `./${name}`) };
}

/** What the prompt says. */
export function saveLabel({ toSave }: State): SafeText {
  return toSave?.kind === 'file' ? safe`save to (FILE, or FOLDER/)` : safe`extract to (FOLDER, or FILE.tar)`;
}

export function saveTo(state: State, to: string): Update {
  const closed = savesNothing(state);
  if (to === '') return { state: { ...closed, notice: safe`Nothing was saved.` }, effects: [] };
  return {
    state: { ...closed, saving: 0 },
    effects: [{ type: 'save', inspection: state.inspection!, what: state.toSave!, to }],
  };
}

/** After Esc. */
export function savesNothing(state: State): State {
  return { ...state, toSave: null };
}

/** What is told in the end: all that was saved, and the first thing that was not. */
export function savedNotice({ where, files, bytes, refusals }: Saved): SafeText {
  const what =
    files === 1 ? safe`Saved ${formatBytes(bytes)}` : safe`Saved ${formatCount(files)} files, ${formatBytes(bytes)},`;
  const done = files === 0 && refusals.length > 0 ? safe`Nothing was saved.` : safe`${what} to ${safeText(where)}.`;
  const [first] = refusals;
  if (first === undefined) return done;
  const more = refusals.length > 1 ? safe` (and ${formatCount(refusals.length - 1)} more)` : safe``;
  return safe`${done} Not ${safeText(first.path)}${more}: ${first.reason}`;
}

/** The name of a file as one can type it. */
function nameOf({ inspection }: State, node: NodeId): string {
  return decodeUtf8(inspection!.stack.tree.name(node)) ?? 'file';
}
