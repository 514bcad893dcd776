import { reduce } from '../actions.js';
import { cursorRow, outlineOf } from '../files/files.js';
import type { Key } from '../key.js';
import type { Update } from '../message.js';
import { overlayOf } from '../overlays.js';
import type { PartName } from '../part.js';
import { choiceRoom, listSize, pathRoom } from '../room.js';
import { offeredViews, type State } from '../state.js';
import { scrolled } from '../viewport.js';
import { divideAt } from './divider.js';
import type { MouseReport } from './mouse-report.js';
import { restingPointer } from './pointer.js';
import type { Target } from './target.js';
import { type Pointed, targetAt } from './target-at.js';

/** What the mouse can do that keys do. */
export type Keys = {
  /** Does what the key of a binding does. */
  perform(state: State, id: string): Update;
  /** Does what a key does now. */
  press(state: State, key: Key): Update;
};

/** Rows that a notch of the wheel goes. */
const notch = 3;

/** Milliseconds within which two clicks at one place are a double click. */
const doubleClick = 400;

/** Columns that a hand may move between them. */
const unsteadiness = 1;

/** What the mouse does. `seen` is what was on the screen then, `state` the same without what was said until something happens. */
export function pointed(seen: State, state: State, report: MouseReport, keys: Keys): Update {
  switch (report.kind) {
    case 'wheel':
      return wheeled(state, report, keys);
    case 'release':
      return only(state.pointer.dividing ? withPointer(state, { dividing: false }) : state);
    case 'drag':
      return only(state.pointer.dividing ? divideAt(state, report.column) : state);
    case 'press':
      return pressed(state, report, targetAt(seen, report.column, report.row), keys);
  }
}

type Press = Extract<MouseReport, { readonly kind: 'press' }>;

function pressed(before: State, press: Press, { part, target }: Pointed, keys: Keys): Update {
  const { button, column, row, since } = press;
  const isOffered = target?.on === 'menu' || target?.on === 'candidate';
  if (button === 'left' && isOffered) return clicked(before, target, part, keys);
  // A menu waits for a key: a click elsewhere is none of them.
  const state = { ...before, menu: null };
  const { perform } = keys;
  if (button === 'right' || button === 'back') {
    const rested = withPointer(state, restingPointer);
    return before.menu === null ? perform(rested, 'back') : only(rested);
  }
  // What is being typed is finished or left with keys.
  if (button !== 'left' || state.prompt !== null) return only(state);
  const { pressed: last } = state.pointer;
  const isThere = last?.row === row && last.part === part && Math.abs(last.column - column) <= unsteadiness;
  const isDouble = isThere && since <= doubleClick;
  // A third click is the first of the next two.
  const after = withPointer(state, { pressed: isDouble ? null : { part, column, row }, dividing: part === 'divider' });
  if (part === 'divider') return only(isDouble ? { ...after, split: null } : after);
  if (target === null) return only(turnedTo(after, part));
  // The first click may have scrolled the list: what it selected is meant.
  if (target.on === 'row' && target.opens === true) {
    return perform(overlayOf(after)?.select?.(after, target.row) ?? after, 'enter');
  }
  if (isDouble && part !== 'bar' && opens.includes(target.on)) return perform(after, 'enter');
  return clicked(after, target, part, keys);
}

/** What a double click opens, as Enter does. */
const opens: readonly Target['on'][] = ['layer', 'path', 'row', 'choice'];

function clicked(state: State, target: Target, part: PartName | null, { perform, press }: Keys): Update {
  switch (target.on) {
    case 'binding':
      return perform(state, target.id);
    case 'fold':
      return perform(selectPath(state, target.node), 'enter');
    case 'path':
      return only(selectPath(state, target.node));
    case 'layer': {
      const after = reduce(state, { type: 'layer', by: target.layer - state.layer });
      return only(part === 'layers' ? turnedTo(after, 'layers') : after);
    }
    case 'pane':
      return only(turnedTo(state, target.pane));
    case 'sort':
      return only(reduce(state, { type: 'sort', to: target.sort }));
    case 'view': {
      const views = offeredViews(state);
      const by = views.indexOf(target.view) - views.indexOf(state.view);
      return only(by === 0 ? state : reduce(state, { type: 'view', by }));
    }
    case 'row':
      return only(overlayOf(state)?.select?.(state, target.row) ?? state);
    case 'choice':
      return only({ ...state, choiceAt: target.at });
    case 'menu':
      return press(state, target.key);
    case 'candidate':
      return press(withCandidate(state, target.at), 'enter');
  }
}

function selectPath(state: State, node: number): State {
  return { ...turnedTo(state, 'files'), cursor: node, pathTop: 0 };
}

/** Gives the keys to the part. */
function turnedTo(state: State, part: PartName | null): State {
  if (part === 'list' || part === 'text') return overlayOf(state)?.turnTo?.(state, part) ?? state;
  if (part !== 'layers' && part !== 'files' && part !== 'path') return state;
  return state.focus === part ? state : reduce(state, { type: 'focus', pane: part });
}

type Wheel = Extract<MouseReport, { readonly kind: 'wheel' }>;

/** What may be typed next is gone through as with the arrows; up from the first one is what was typed before, which the wheel does not ask for. */
function wheeled(state: State, wheel: Wheel, { press }: Keys): Update {
  const isOffered = state.prompt?.about === 'palette' && targetAt(state, wheel.column, wheel.row).part === 'offered';
  if (!isOffered) return only(turned(state, wheel));
  if (wheel.down === 0 || (wheel.down < 0 && state.palette.at === 0)) return only(state);
  return press(state, wheel.down > 0 ? 'down' : 'up');
}

/** Scrolls what is under the mouse. What is selected there stays so, as long as it is in sight. */
function turned(state: State, { column, row, down, right }: Wheel): State {
  const { part } = targetAt(state, column, row);
  const overlay = overlayOf(state);
  if (part === null || part === 'offered') return state;
  if (right !== 0 && state.overlay === 'content') return reduce(state, { type: right > 0 ? 'unfold' : 'fold' });
  const by = notch * down;
  if (by === 0) return state;
  if (overlay !== null) return overlay.scroll?.(state, by, part) ?? overlay.move(state, by);
  if (part === 'choice') {
    const { choiceTop: top, choiceAt: at, choice } = state;
    const after = scrolled({ top, at }, by, choiceRoom(state), choice!.images.length);
    return { ...state, choiceTop: after.top, choiceAt: after.at };
  }
  if (part === 'layers') return scrollLayers(state, by);
  if (part === 'files') return scrollFiles(state, by);
  if (part !== 'path') return state;
  const { lines, room } = pathRoom(state);
  return { ...state, pathTop: scrolled({ top: state.pathTop, at: 0 }, by, room, lines).top };
}

function scrollLayers(state: State, by: number): State {
  const { layersTop, layer, inspection } = state;
  const before = { top: layersTop, at: layer };
  const { top, at } = scrolled(before, by, listSize(state, 'layers'), inspection?.layers.length ?? 0);
  return { ...(at === layer ? state : reduce(state, { type: 'layer', by: at - layer })), layersTop: top };
}

function scrollFiles(state: State, by: number): State {
  const outline = outlineOf(state);
  if (outline === null) return state;
  const before = { top: state.filesTop, at: cursorRow(state, outline) };
  const { top, at } = scrolled(before, by, listSize(state, 'files'), outline.rows);
  if (at === before.at) return { ...state, filesTop: top };
  return { ...state, filesTop: top, cursor: outline.nodeAt(at), pathTop: 0 };
}

function withCandidate(state: State, at: number): State {
  return { ...state, palette: { ...state.palette, at } };
}

function withPointer(state: State, change: Partial<State['pointer']>): State {
  return { ...state, pointer: { ...state.pointer, ...change } };
}

function only(state: State): Update {
  return { state, effects: [] };
}
