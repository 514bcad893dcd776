import type { NameSearch } from '../../find/name-search.js';
import { type FindMode, findModes } from '../../find/query.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { noNode } from '../../path/path-tree.js';
import { ancestors, cursorNode, outlineOf } from '../files/files.js';
import { fold, folded } from '../files/folding.js';
import { promptWith } from '../prompt.js';
import type { State } from '../state.js';
import { type Asked, type Filter, queryOf, searchFor } from './filter.js';
import { isFiltered } from './filtered-files.js';
import { firstFound, nextFound } from './next-found.js';
import { type QuickFilter, toggledQuick } from './quick-filters.js';

const nothingAsked: Asked = { text: '', mode: 'text', quick: [] };

/** The user is asked which paths to show; what is shown follows while that is typed. */
export function askForPaths(state: State): State {
  const { filter, cursor, filesTop, folding } = state;
  const undo = { filter, cursor, filesTop, folding };
  return { ...state, focus: 'files', prompt: { ...promptWith('filter', filter?.text ?? ''), undo } };
}

/** What is wrong with what is typed. */
export function mistakeWords({ word, mistake }: NonNullable<Filter['mistake']>): SafeText {
  return safe`${safeText(word)}: ${safeText(mistake)}`;
}

export function filterTyped(state: State, text: string): State {
  return filterBy(state, { ...(state.filter ?? nothingAsked), text });
}

/** Words are meant otherwise: as text, globs, expressions, or fuzzily. */
export function nextMode(state: State): State {
  const asked = state.filter ?? nothingAsked;
  const mode: FindMode = findModes[(findModes.indexOf(asked.mode) + 1) % findModes.length]!;
  return filterBy(state, { ...asked, mode });
}

export function toggleQuick(state: State, name: QuickFilter): State {
  const asked = state.filter ?? nothingAsked;
  return filterBy({ ...state, focus: 'files' }, { ...asked, quick: toggledQuick(asked.quick, name) });
}

/** Shows only what is asked for, what is found first selected. */
function filterBy(state: State, { text, mode, quick }: Asked): State {
  // A mode without a text says how the text is meant that is being typed.
  if (text === '' && quick.length === 0 && (state.prompt === null || mode === 'text')) return withoutFilter(state);
  const { inspection, filter } = state;
  const parsed = queryOf({ text, mode, quick }, state.big);
  const query = parsed.ok ? parsed.query : (filter?.found.query ?? { names: [], facts: [] });
  const found = searchFor(inspection!.stack.tree, query, filter?.found ?? null);
  const before = filter?.before ?? { cursor: state.cursor, filesTop: state.filesTop, folding: state.folding };
  const shown = found.search.isDone ? found : (filter?.shown ?? null);
  const changed: Filter = { text, mode, quick, found, shown, mistake: parsed.ok ? null : parsed, before };
  return onFound({ ...state, filter: changed, folding: folded, pathTop: 0 });
}

/** Everything is shown again. What was selected stays selected, with the directories above it open. */
export function dropFilter(state: State): State {
  const { filter } = state;
  if (filter === null) return state;
  const node = cursorNode(state);
  const without: State = { ...state, filter: null, folding: filter.before.folding };
  const outline = outlineOf({ ...without, flat: null });
  if (node === noNode || outline === null) return without;
  return { ...without, cursor: node, folding: fold(without.folding, ancestors(outline.listing, node), true) };
}

/** Everything is shown again, as it was before. */
export function withoutFilter(state: State): State {
  const { filter } = state;
  return filter === null ? state : { ...state, ...filter.before, filter: null };
}

/** The search has gone on. */
export function pathsSearched(state: State, search: NameSearch): State {
  const { filter } = state;
  if (filter?.found.search !== search || filter.found.upTo === search.searched) return state;
  const found = { ...filter.found, upTo: search.searched };
  return onFound({ ...state, filter: { ...filter, found, shown: found } });
}

/** Selects the first one that is found, unless one is selected. */
function onFound(state: State): State {
  const outline = outlineOf(state);
  if (outline === null || !isFiltered(outline.listing)) return state;
  const { found } = outline.listing;
  if (state.cursor !== null && found[state.cursor] === 1) return state;
  const first = firstFound(outline, outline.listing);
  return first === noNode ? state : { ...state, cursor: first };
}

/** Goes to the next one that is found, or the one before, and from the last on to the first. */
export function toNextFound(state: State, by: number): State {
  const outline = outlineOf(state);
  if (outline === null || !isFiltered(outline.listing)) return state;
  const { listing } = outline;
  const next = nextFound(outline, listing, cursorNode(state), by);
  if (next === null) return { ...state, notice: safe`Nothing here is like that.` };
  const { node, isRound } = next;
  const again = by > 0 ? safe`From the first one again.` : safe`From the last one again.`;
  return {
    ...state,
    notice: isRound ? again : state.notice,
    focus: 'files',
    cursor: node,
    folding: fold(state.folding, ancestors(listing, node), true),
    pathTop: 0,
  };
}
