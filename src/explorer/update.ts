import type { NameSearch } from '../find/name-search.js';
import type { Inspection } from '../inspect/inspection.js';
import type { ImageCandidate } from '../source/image.js';
import { reduce } from './actions.js';
import { asking } from './asking-actions.js';
import {
  bytesArrived,
  contentFailed,
  contentFound,
  contentInflating,
  contentOpened,
  rowsArrived,
  withPage,
  withWantedLine,
} from './content/content-actions.js';
import { copiesFailed, copiesFound } from './copies/copies-actions.js';
import { isCounting, isDigit, type PendingCount, repeated, withDigit } from './count.js';
import { compared, comparingFailed, comparingInflates } from './diff/diff-actions.js';
import { pathsSearched } from './filter/filter-actions.js';
import { findingEnded, findingProgress, linesFound } from './finding/finding-actions.js';
import { showHidden } from './hidden/ghosts.js';
import type { Binding } from './keys/binding.js';
import { aboutThePanes } from './keys/conditions.js';
import { verdictNotice } from './layer-verdict.js';
import type { Menu } from './menu/menu.js';
import { menuOf } from './menu/menus.js';
import type { Action, Effect, Message, Update } from './message.js';
import { pointed } from './mouse/pointed.js';
import { aboutPanes, type Local } from './overlay.js';
import { overlayOf } from './overlays.js';
import { previewed, withPreview } from './preview/preview-actions.js';
import { inserted, keptText, type Prompt, recalled, tooLong, typed } from './prompt.js';
import { prompts } from './prompts.js';
import { sameFailed, sameFound } from './same/same-actions.js';
import { settle } from './settle.js';
import type { OpenChoice, Pane, State } from './state.js';
import { viewEffects } from './view-effects.js';

/** The one place where the state changes. Pure: what has to happen outside is told as data. */
export function update(state: State, message: Message): Update {
  const { state: after, effects } = answer(state, message);
  return withPreview(withSearch(state, { state: after, effects: [...viewEffects(state, after), ...effects] }));
}

/** A search through names goes on as long as it is wanted, and as there are names that it has not seen: more layers bring more. */
function withSearch(before: State, { state, effects }: Update): Update {
  const [was, is] = [before.filter?.found.search, state.filter?.found.search];
  if (was !== undefined && was !== is)
    return { state, effects: [...effects, ...searching(is, 'stop-searching-paths')] };
  const isNews = was !== is || before.inspection !== state.inspection;
  return isNews ? { state, effects: [...effects, ...searching(is)] } : { state, effects };
}

function searching(search: NameSearch | undefined, otherwise?: 'stop-searching-paths'): Effect[] {
  if (search !== undefined && !search.isDone) return [{ type: 'search-paths', search }];
  return otherwise === undefined ? [] : [{ type: otherwise }];
}

function answer(state: State, message: Message): Update {
  switch (message.type) {
    case 'key':
      return pressed(state, message.key);
    case 'mouse': {
      const { state: after, effects } = pointed(state, attended(state), message.report, { perform, press: pressed });
      const shown = withPage(settle(after));
      return { state: shown.state, effects: [...effects, ...shown.effects] };
    }
    case 'count-over':
      return state.count === message.count ? countOver(state, message.count) : only(state);
    case 'pasted':
      return only(state.prompt === null ? state : changedPrompt(attended(state), inserted(state.prompt, message.text)));
    case 'resized':
      return withPage(settle({ ...state, size: message.size }));
    case 'opening':
      return only({ ...state, opening: message.progress });
    case 'found':
      return only(found(state, message.choice));
    case 'chosen':
      return chosen(state, message.candidate);
    case 'inspected':
      return { state: inspected(state, message.inspection), effects: secretsToCount(state, message.inspection) };
    case 'previewed':
      return only(previewed(state, message.shown));
    case 'secrets-counted':
      return only(isOfIt(state, message.inspection) ? { ...state, secrets: message.count } : state);
    case 'paths-searched':
      return only(settle(pathsSearched(state, message.search)));
    case 'copies-found':
      return only(settle(copiesFound(state, message.duplicates)));
    case 'copies-failed':
      return only(copiesFailed(state, message.failure));
    case 'same-found':
      return only(settle(sameFound(state, message.version, message.places)));
    case 'same-failed':
      return only(sameFailed(state, message.failure));
    case 'lines-found': {
      const { state: after, effects } = linesFound(state, message.lines);
      return { state: settle(after), effects };
    }
    case 'searching-files':
      return only(findingProgress(state, message.share));
    case 'files-searched':
      return only(findingEnded(state, message.remark));
    case 'compared':
      return only(settle(compared(state, message.difference)));
    case 'compare-failed':
      return only(comparingFailed(state, message.failure));
    case 'saving':
      return only(state.saving === null ? state : { ...state, saving: message.share });
    case 'saved':
      return only({ ...state, saving: null, notice: message.notice });
    case 'inflating':
      return only(comparingInflates(contentInflating(state, message.share), message.share));
    case 'content-opened':
      return withWantedLine(withPage(contentOpened(state, message.kind)));
    case 'content-failed':
      return only(contentFailed(state, message.failure));
    case 'rows':
      return withPage(settle(rowsArrived(state, message.page)));
    case 'bytes':
      return withPage(settle(bytesArrived(state, message.from, message.bytes)));
    case 'content-found':
      return withPage(settle(contentFound(state, message.row)));
    case 'ground':
      return only({ ...state, theme: { ...state.theme, ground: message.ground } });
    case 'fetching':
      return only(
        state.fetching === null ? state : { ...state, fetching: { ...state.fetching, share: message.share } },
      );
    case 'fetched':
      return only({ ...state, fetching: null, notice: message.notice ?? state.notice });
    case 'verified':
      return only({ ...state, verifying: false, notice: state.verifying ? verdictNotice(state) : state.notice });
  }
}

function pressed(before: State, key: string): Update {
  const { count } = before;
  const state = attended(before);
  if (state.prompt !== null && key !== 'ctrl-c' && key !== 'ctrl-z') return pressedInPrompt(state, state.prompt, key);
  const menu = menuOf(state);
  if (menu !== null && key !== 'ctrl-c' && key !== 'ctrl-z') return pressedInMenu({ ...state, menu: null }, menu, key);
  const isChoosing = count === null && state.overlay === null && /^[1-9]$/.test(key);
  const numbered = isChoosing ? state.choice?.images[Number(key) - 1] : undefined;
  if (numbered !== undefined) return chosen(state, numbered);
  const binding = state.keymap.at(key, state);
  if (isDigit(key) && (count !== null || key !== '0') && isOfCounts(binding)) return digitPressed(before, key, binding);
  if (binding === undefined) return only(state);
  if (count === null || !isCounting(before)) return act(state, binding, binding.action);
  // The first step back is from the number.
  if (binding.action.type === 'back' && stopping(state) === null) return only(state);
  if (binding.counts !== true) return act(state, binding, binding.action);
  return act({ ...state, focus: count.began }, binding, repeated(binding.action, Number(count.digits)));
}

/** What the key of a binding does, for the mouse. */
function perform(state: State, id: string): Update {
  if (id === 'back' && state.prompt !== null) return pressedInPrompt(state, state.prompt, 'escape');
  const binding = state.keymap.named(id);
  return binding === undefined ? only(state) : act(state, binding, binding.action);
}

/** Whether a digit that does this may be one of a number: where the user gave it to something else, it does that and nothing more. */
function isOfCounts(binding: Binding | undefined): boolean {
  return binding === undefined || paneOf(binding) !== null;
}

/** The digit of a pane goes there at once, and may be that of a number all the same: `12j`. From an overlay it goes when that did not come. */
function digitPressed(before: State, digit: string, binding: Binding | undefined): Update {
  const count = withDigit(before, digit, paneOf(binding));
  const state = attended(before);
  if (binding === undefined || count.pane === null) return only(settle({ ...state, focus: count.began, count }));
  const { state: after, effects } = before.overlay === null ? act(state, binding, binding.action) : only(state);
  return { state: { ...after, count }, effects: [...effects, { type: 'await-count', count }] };
}

function paneOf(binding: Binding | undefined): Pane | null {
  return binding?.action.type === 'focus' ? binding.action.pane : null;
}

/** No key came that counts: what was typed was the number of a pane. */
function countOver(before: State, { pane }: PendingCount): Update {
  const state = { ...before, count: null };
  return pane === null || state.overlay === null ? only(state) : done(state, { type: 'focus', pane });
}

/** What a step back ends before anything else; null where nothing is going on. */
function stopping({ saving, fetching }: State): Effect | null {
  if (saving !== null) return { type: 'stop-saving' };
  return fetching === null ? null : { type: 'stop-fetching' };
}

function act(state: State, binding: Binding, action: Action): Update {
  if (action.type === 'quit' || action.type === 'suspend') return done(state, action);
  if (state.choice !== null && state.overlay === null && binding.choosing !== 'always') {
    if (action.type === 'enter') return chosen(state, state.choice.images[state.choiceAt]!);
    // While images are offered, the list of them has the keys that move.
    return only(binding.choosing === 'list' ? settle(reduce(state, action as Local)) : state);
  }
  const overlay = overlayOf(state);
  if (overlay !== null && aboutPanes.has(action.type) && !(action.type in overlay.reducers))
    return only({ ...state, notice: aboutThePanes(state) });
  const enabled = binding.enabled(state);
  if (enabled !== true) return only({ ...state, notice: enabled });
  return done(state, action);
}

/** What an action comes to that may be done. */
function done(state: State, action: Action): Update {
  if (action.type === 'quit') return { state, effects: [{ type: 'quit' }] };
  if (action.type === 'suspend') return { state, effects: [{ type: 'suspend' }] };
  const stop = action.type === 'back' ? stopping(state) : null;
  if (stop !== null) return { state, effects: [stop] };
  const asked = asking(state, action);
  if (asked !== null) return { state: settle(asked.state), effects: asked.effects };
  const { state: after, effects } = withPage(settle(reduce(state, action as Local)));
  const isStopped = state.finding?.share != null && after.finding?.share == null;
  return {
    state: after,
    effects: [...effects, ...(isStopped ? [{ type: 'stop-searching-files' } as const] : [])],
  };
}

function pressedInPrompt(state: State, prompt: Prompt, key: string): Update {
  const { changed, submit, cancel, key: other, remembers } = prompts[prompt.about];
  if (key === 'escape') {
    const closed = { ...state, prompt: null };
    return only(settle(cancel?.(closed, prompt) ?? changed?.(closed, '') ?? closed));
  }
  if (key === 'enter') {
    const typedBefore = remembers ? state.typedBefore : keptText(state.typedBefore, prompt.about, prompt.text);
    const { state: after, effects, actions = [] } = submit({ ...state, typedBefore, prompt: null }, prompt.text);
    return actions.reduce<Update>(
      (update, action) => {
        // What an action on the way says is over with the next one.
        const next = done({ ...update.state, notice: null }, action);
        return { state: next.state, effects: [...update.effects, ...next.effects] };
      },
      { state: settle(after), effects },
    );
  }
  const after = typed(prompt, key);
  if (after !== null) return only(changedPrompt(state, after));
  const otherwise = other?.(state, key) ?? null;
  if (otherwise !== null) return only(settle(otherwise));
  const past = recalled(prompt, state.typedBefore, key);
  return only(past === null || past === prompt ? state : changedPrompt(state, past));
}

/** The key of a menu; any other one closes it. */
function pressedInMenu(state: State, { rows, also }: Menu, key: string): Update {
  const row = rows.find((one) => one.key === (also?.[key] ?? key));
  if (row === undefined) return only(state);
  return row.enabled === true ? done(state, row.action) : only({ ...state, notice: row.enabled });
}

function changedPrompt(state: State, prompt: Prompt): State {
  if (prompt === state.prompt) return { ...state, notice: tooLong };
  const after = { ...state, prompt };
  if (prompt.text === state.prompt?.text) return after;
  return settle(prompts[prompt.about].changed?.(after, prompt.text) ?? after);
}

function found(state: State, choice: OpenChoice): State {
  const preferred = choice.preferred === null ? -1 : choice.images.indexOf(choice.preferred);
  return settle({ ...state, opening: null, choice, choiceAt: Math.max(0, preferred) });
}

function chosen(state: State, candidate: ImageCandidate): Update {
  return { state: { ...state, opening: null, choice: null }, effects: [{ type: 'inspect', candidate }] };
}

/** The state when a key was pressed: what was said was read, and what was waited for is no longer waited for. */
function attended(state: State): State {
  const { notice, ghosts, count } = state;
  if (notice === null && count === null && ghosts?.pending !== true) return state;
  return { ...state, notice: null, count: null, ghosts: ghosts === null ? null : { ...ghosts, pending: false } };
}

/** Inspections come often while an image is read: nothing is worked out here, only what is drawn asks for more. */
function inspected(before: State, inspection: Inspection): State {
  const layer = Math.min(before.layer, Math.max(0, inspection.layers.length - 1));
  const state = { ...before, inspection, layer };
  const { ghosts } = state;
  if (ghosts?.pending !== true || inspection.analysis === before.inspection?.analysis) return state;
  return settle(showHidden(state, { ...ghosts, pending: !inspection.finished }));
}

/** Once an image is read to its end; what is checked of it later hides nothing else. */
function secretsToCount(before: State, inspection: Inspection): Effect[] {
  const isNews = inspection.finished && !(before.inspection?.finished === true && isOfIt(before, inspection));
  return isNews ? [{ type: 'count-secrets', inspection }] : [];
}

function isOfIt({ inspection }: State, other: Inspection): boolean {
  return inspection?.stack === other.stack;
}

function only(state: State): Update {
  return { state, effects: [] };
}
