import type { HiddenFile } from '../../analysis/hidden-files.js';
import { safe } from '../../format/safe-text.js';
import { absolutePath } from '../absolute-path.js';
import { uncovered } from '../covering.js';
import { goToVersion } from '../go-to-version.js';
import { keyFor } from '../keys/key-for.js';
import { promptWith } from '../prompt.js';
import type { State } from '../state.js';
import { clamp, scrolled } from '../viewport.js';
import { groupings, type HiddenGroup, hiddenGroups } from './hidden-groups.js';
import { hiddenLayout, hiddenRoom } from './hidden-layout.js';
import { cursorOf } from './hidden-outline.js';
import { type HiddenView, hiddenOutline, selectedHidden } from './hidden-view.js';

/** Moves the cursor in the list of hidden files, or scrolls what is said of the selected row. */
export function moveInHidden(state: State, by: number): State {
  const { cursor, reading, linesTop } = state.hidden;
  if (reading) return changed(state, { linesTop: clamp(linesTop + by, 0, Number.MAX_SAFE_INTEGER) });
  const outline = hiddenOutline(state);
  const row = outline.at(clamp(outline.rowOf(cursor) + by, 0, outline.rows - 1));
  return row === null ? state : changed(state, { cursor: cursorOf(row), linesTop: 0 });
}

export function selectHidden(state: State, at: number): State {
  const row = hiddenOutline(state).at(at);
  return row === null ? state : changed(state, { reading: false, cursor: cursorOf(row), linesTop: 0 });
}

/** Scrolls the list; the selected row changes only where it would go out of sight. */
export function scrollHidden(state: State, by: number): State {
  const { top, cursor } = state.hidden;
  const outline = hiddenOutline(state);
  const before = { top, at: outline.rowOf(cursor) };
  const after = scrolled(before, by, hiddenRoom(hiddenLayout(state)), outline.rows);
  const row = after.at === before.at ? null : outline.at(after.at);
  return changed(state, { top: after.top, ...(row === null ? {} : { cursor: cursorOf(row), linesTop: 0 }) });
}

/** Scrolls what is said of the selected row. */
export function scrollHiddenText(state: State, by: number): State {
  return changed(state, { linesTop: Math.max(0, state.hidden.linesTop + by) });
}

/** The keys go to what is said of the selected row, and back to the list. */
export function readHidden(state: State): State {
  return changed(state, { reading: !state.hidden.reading });
}

/** Opens and closes a group; of a file, goes to where it was. The totals are read. */
export function enterHidden(state: State): State {
  const selected = selectedHidden(state);
  if (selected === null) return state;
  if (selected.file !== null) return goTo(state, selected.file);
  if (selected.group.kind === 'all') return readHidden(state);
  return openGroup(state, selected.group, !hiddenOutline(state).isOpen(selected.group));
}

/** Opens the group under the cursor; if it is open, goes to its first file. */
export function unfoldHidden(state: State): State {
  const selected = selectedHidden(state);
  if (selected === null || selected.file !== null || selected.group.kind === 'all') return state;
  return hiddenOutline(state).isOpen(selected.group) ? moveInHidden(state, 1) : openGroup(state, selected.group, true);
}

/** Closes the group under the cursor; of a file, goes to its group. */
export function foldHidden(state: State): State {
  const selected = selectedHidden(state);
  if (selected === null) return state;
  if (selected.file === null) return openGroup(state, selected.group, false);
  return changed(state, { cursor: { key: selected.group.key, version: null }, linesTop: 0 });
}

export function openAllHidden(state: State, open: boolean): State {
  const opened = new Map(state.hidden.opened);
  for (const { key } of hiddenGroups(state.inspection!, state.hidden)) opened.set(key, open);
  return changed(state, { opened, linesTop: 0 });
}

/** Puts them together by the next thing. The selected file stays selected, or the group in which it is now. */
export function regroupHidden(state: State): State {
  const next = groupings[(groupings.indexOf(state.hidden.grouping) + 1) % groupings.length]!;
  return changed(state, { grouping: next, linesTop: 0 });
}

export function toggleNoise(state: State): State {
  return changed(state, { foldNoise: !state.hidden.foldNoise, linesTop: 0 });
}

/** Asks for a part of the paths to show. */
export function askForFilter(state: State): State {
  return { ...state, prompt: promptWith('filter-hidden', state.hidden.filter) };
}

/** Shows only paths that have the text; for none, all of them. */
export function filterHidden(state: State, filter: string): State {
  return filter === state.hidden.filter ? state : changed(state, { filter, reading: false, linesTop: 0 });
}

/** From the text to the list, from what was filtered to all; then out. */
export function backInHidden(state: State): State {
  if (state.hidden.reading) return readHidden(state);
  if (state.hidden.filter !== '') return filterHidden(state, '');
  return uncovered(state);
}

function openGroup(state: State, { key }: HiddenGroup, open: boolean): State {
  const opened = new Map(state.hidden.opened).set(key, open);
  return changed(state, { opened, cursor: { key, version: null } });
}

function changed(state: State, change: Partial<HiddenView>): State {
  return { ...state, hidden: { ...state.hidden, ...change } };
}

/** Shows a file in the filesystem after the last layer in which a name led to it. */
function goTo(state: State, file: HiddenFile): State {
  const layers = [Math.max(file.layer, file.hiddenBy - 1), file.layer];
  const there = goToVersion(state, file.version, file.node, layers);
  return there ?? { ...state, notice: neverThere(state, file) };
}

function neverThere(state: State, { node, layer }: HiddenFile) {
  const { stack } = state.inspection!;
  return safe`No filesystem has this content of ${absolutePath(stack, node)}: layer ${layer} wrote over it itself. ${keyFor(state, 'look')} looks into it.`;
}
