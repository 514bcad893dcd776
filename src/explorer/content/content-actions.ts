import type { ContentKind, ShownRows } from '../../content/content-reader.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import { noNode } from '../../path/path-tree.js';
import { resolvePath } from '../../tree/resolve-path.js';
import { rootfs } from '../../tree/rootfs.js';
import { absent, type VersionId } from '../../tree/version.js';
import { selectedCopy } from '../copies/copies-view.js';
import { covered } from '../covering.js';
import { cursorNode, outlineOf } from '../files/files.js';
import { selectedHidden } from '../hidden/hidden-view.js';
import { keyFor } from '../keys/key-for.js';
import type { Effect, Update } from '../message.js';
import { selectedSame } from '../same/same-view.js';
import type { State } from '../state.js';
import { treemapVersion } from '../treemap/treemap-view.js';
import { contentsOfPath } from '../versions-of-path.js';
import { clamp } from '../viewport.js';
import {
  type ContentView,
  contentRoom,
  contentRows,
  hexRowBytes,
  isInPage,
  openingView,
  searchPattern,
} from './content-view.js';
import { topInOtherForm } from './other-form.js';

/** Rows that are fetched at a time, in front of what is in sight and behind it. */
const pageRows = 1000;

/** The file that the keys are about: the selected one, as the pane shows it. */
export function selectedVersion(state: State): VersionId | null {
  if (state.overlay === 'hidden') return selectedHidden(state)?.file?.version ?? null;
  if (state.overlay === 'copies') return selectedCopy(state);
  if (state.overlay === 'same') return selectedSame(state);
  if (state.overlay === 'found') return state.finding?.lines[state.finding.at]?.version ?? null;
  if (state.overlay === 'treemap') return treemapVersion(state);
  const outline = outlineOf(state);
  const node = state.focus === 'layers' ? noNode : cursorNode(state);
  if (outline === null || node === noNode) return null;
  const version = outline.listing.versions[node]!;
  return version === absent ? null : version;
}

/** True where the selected row is a file that can be looked at, or why not. */
export function canLook(state: State): true | SafeText {
  const { inspection } = state;
  if (inspection === null) return safe`The image is not open yet.`;
  if (state.overlay === 'content') return safe`This is what the file holds: ${keyFor(state, 'back')} goes back.`;
  const version = selectedVersion(state);
  if (version === null) return safe`Select a file to look into it.`;
  const kind = inspection.stack.kind(version);
  if (kind === kindOf.file || kind === kindOf.symlink) return true;
  return kind === kindOf.directory
    ? safe`A directory holds no bytes: ${keyFor(state, 'enter')} opens it.`
    : safe`It holds no bytes.`;
}

/** Looks into the selected file. */
export function lookAtSelected(state: State): State {
  const found = fileToLookAt(state);
  return typeof found === 'number' ? lookAt(state, found) : { ...state, notice: found };
}

/** The selected file; through a symbolic link, as a process in a container would after that layer. Or why there is none. */
export function fileToLookAt(state: State): VersionId | SafeText {
  const { stack } = state.inspection!;
  const version = selectedVersion(state)!;
  if (stack.kind(version) !== kindOf.symlink) return version;
  const versions = rootfs(stack, state.layer);
  const resolved = resolvePath(stack, versions, stack.tree.path(cursorNode(state)), true);
  const target = safeText(stack.facts(version)!.link);
  if (resolved.kind === 'loop') return safe`It is a symbolic link that leads to itself.`;
  if (resolved.kind !== 'found') return safe`It leads to ${target}, and nothing is there after layer ${state.layer}.`;
  const found = versions[resolved.node]!;
  return stack.kind(found) === kindOf.file ? found : safe`It leads to ${target}, which is no file.`;
}

/** The version of the same path that a later layer wrote, or an earlier one. */
export function nextVersion(state: State, by: number): State {
  const view = state.content!;
  const contents = contentsOfPath(state.inspection!, view.node);
  const next = contents[contents.indexOf(view.version) + Math.sign(by)];
  if (next === undefined) {
    const where = by > 0 ? safe`later` : safe`earlier`;
    return { ...state, notice: safe`No ${where} layer wrote this file.` };
  }
  const { form, wrap, pattern } = view;
  return { ...state, content: { ...opening(state, next), form, wrap, pattern } };
}

/** Opens a version over all that is there. */
export function lookAt(state: State, version: VersionId, change: Partial<ContentView> = {}): State {
  return covered(state, 'content', { content: { ...opening(state, version), ...change } });
}

function opening({ inspection }: State, version: VersionId): ContentView {
  const { stack } = inspection!;
  const inode = stack.inode(version);
  return openingView({ version: inode, node: stack.nodeOf(inode), layer: stack.layerOf(inode) });
}

/** It was opened: what it is. A binary is looked at as bytes. */
export function contentOpened(state: State, kind: ContentKind): State {
  if (state.content === null) return state;
  return changed(state, { kind, inflated: null, form: kind.isText ? state.content.form : 'bytes' });
}

export function contentInflating(state: State, share: number): State {
  return changed(state, { inflated: share });
}

export function contentFailed(state: State, failure: SafeText): State {
  return changed(state, { failure, inflated: null, searching: false });
}

export function rowsArrived(state: State, { from, rows, total }: ShownRows & { readonly from: number }): State {
  const { content } = state;
  if (content === null || content.form !== 'text') return state;
  const top = total === null ? content.top : Math.min(content.top, Math.max(0, total - 1));
  return changed(state, { page: { form: 'text', from, rows }, total, asked: null, top });
}

export function bytesArrived(state: State, from: number, bytes: Uint8Array): State {
  return state.content?.form !== 'bytes'
    ? state
    : changed(state, { page: { form: 'bytes', from, bytes }, asked: null });
}

/** Where a search ended that is still waited for. */
export function contentFound(state: State, row: number | null): State {
  if (state.content?.searching !== true) return state;
  const after = changed(state, { searching: false, found: row });
  if (row === null) return { ...after, notice: safe`It is not in this file.` };
  return changed(after, { top: Math.max(0, row - Math.floor(contentRoom(state) / 3)) });
}

/** Searches for a text from what is in sight on; for nothing, it shows no matches any more. */
export function searchContent(state: State, text: string): Update {
  const pattern = searchPattern(text);
  const after = changed(state, { pattern: text, found: null, searching: pattern !== null });
  if (pattern === null) return { state: after, effects: [] };
  return { state: after, effects: [{ type: 'search-content', pattern, from: state.content!.top - 1, forward: true }] };
}

/** To the next row that has it, or the one before. */
export function nextMatch(state: State, by: number): Update {
  const { pattern, found, top } = state.content!;
  const sought = searchPattern(pattern);
  if (sought === null)
    return { state: { ...state, notice: safe`Nothing is searched for: ${keyFor(state, 'find')} does.` }, effects: [] };
  const effect: Effect = { type: 'search-content', pattern: sought, from: found ?? top - 1, forward: by > 0 };
  return { state: changed(state, { searching: true }), effects: [effect] };
}

export function moveInContent(state: State, by: number): State {
  return changed(state, { top: clamp(state.content!.top + by, 0, Number.MAX_SAFE_INTEGER) });
}

/** Sideways, where lines are not wrapped. */
export function shiftContent(state: State, by: number): State {
  const view = state.content!;
  return view.wrap ? state : changed(state, { left: Math.max(0, view.left + by) });
}

export function toggleWrap(state: State): State {
  return changed(state, { wrap: !state.content!.wrap, left: 0 });
}

/** From text to bytes and back, at about the same place. What is searched for is a row of the text: nobody waits for that any more. */
export function toggleForm(state: State): State {
  const view = state.content!;
  const form = view.form === 'text' ? 'bytes' : 'text';
  const top = topInOtherForm(view);
  const came = { from: view.top, to: top };
  return changed(state, { form, page: null, asked: null, top, left: 0, came, searching: false });
}

/** Takes the first row to where it is drawn. `last`: the first row of the end of a text, where that is here. */
export function settleContent(state: State, last: number | null): State {
  const view = state.content;
  const rows = view === null ? null : contentRows(view);
  if (view === null || rows === null) return state;
  const most = last ?? Math.max(0, rows - contentRoom(state));
  return view.top <= most ? state : changed(state, { top: most });
}

/** Asks where the line is that is to be in sight. */
export function withWantedLine({ state, effects }: Update): Update {
  const line = state.content?.wantedLine ?? null;
  if (line === null || state.content?.form !== 'text') return { state, effects };
  return {
    state: changed(state, { wantedLine: null, searching: true }),
    effects: [...effects, { type: 'row-of-line', line }],
  };
}

/** Asks for what is in sight and not here. */
export function withPage(state: State): Update {
  const view = state.content;
  if (view === null || view.kind === null || view.failure !== null) return { state, effects: [] };
  const room = contentRoom(state);
  const from = Math.max(0, Math.min(view.top, Number.MAX_SAFE_INTEGER - pageRows) - pageRows / 2);
  if (view.asked === from || isInPage(view, view.top, room)) return { state, effects: [] };
  const effect: Effect =
    view.form === 'text'
      ? { type: 'read-rows', from, count: pageRows + room }
      : { type: 'read-bytes', from, offset: from * hexRowBytes, length: (pageRows + room) * hexRowBytes };
  return { state: changed(state, { asked: from }), effects: [effect] };
}

function changed(state: State, change: Partial<ContentView>): State {
  return state.content === null ? state : { ...state, content: { ...state.content, ...change } };
}
