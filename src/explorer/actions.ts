import { safe } from '../format/safe-text.js';
import { canLook, lookAtSelected } from './content/content-actions.js';
import { bare, toggled, uncovered } from './covering.js';
import { compare } from './diff/diff-actions.js';
import { cursorRow, outlineOf } from './files/files.js';
import { foldAll } from './files/folding.js';
import { enter, goUp, unfold } from './files/in-and-out.js';
import { keepingPlace } from './files/keeping-place.js';
import { hasDirectoriesFirst, nextOrder, orderBy } from './files/order.js';
import { inOtherOrder, toggleFlat } from './files/order-actions.js';
import { askForPaths, dropFilter, filterTyped, toggleQuick } from './filter/filter-actions.js';
import { askWhatToFind } from './finding/finding-actions.js';
import { toggleGhosts } from './hidden/ghosts.js';
import { keyFor } from './keys/key-for.js';
import { toggleMark, unmark } from './mark.js';
import { moveDivider } from './mouse/divider.js';
import type { Local, Reducers } from './overlay.js';
import { overlayOf } from './overlays.js';
import { goToPath } from './palette/go-to-path.js';
import { askForCommand } from './palette/palette-prompt.js';
import { togglePreview } from './preview/preview-actions.js';
import { promptWith } from './prompt.js';
import { choiceRoom, listSize, pathRoom } from './room.js';
import { findSame } from './same/same-actions.js';
import { askWhereTo } from './save-actions.js';
import { offeredViews, panes, type State } from './state.js';
import { toTheme } from './theme-actions.js';
import { openTreemap } from './treemap/treemap-actions.js';
import { clamp } from './viewport.js';

const reducers: Reducers = {
  move: (state, { by }) => moveBy(state, by),
  page: (state, { by }) => moveBy(state, Math.trunc(by * Math.max(1, listSizeOf(state) - 1)) || Math.sign(by)),
  edge: (state, { to, row }) => {
    if (row !== undefined) return toRow(state, row);
    return moveBy(state, to === 'first' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  },
  focus: (state, { pane }) => ({ ...bare(state), focus: pane, pathTop: 0 }),
  'focus-next': (state, { by }) => ({
    ...bare(state),
    focus: panes[(panes.indexOf(state.focus) + by + panes.length) % panes.length]!,
    pathTop: 0,
  }),
  zoom: (state) => ({ ...bare(state), zoomed: !state.zoomed }),
  layer: (state, { by }) => toLayer(state.overlay === 'treemap' ? state : bare(state), state.layer + by),
  view: (state, { by }) => {
    const all = offeredViews(state);
    const view = all[(all.indexOf(state.view) + by + all.length) % all.length]!;
    return keepingPlace(bare(state), { view, ghosts: state.ghosts === null ? null : { ...state.ghosts, view } });
  },
  ghosts: (state) => toggleGhosts(bare(state)),
  sort: (state, { to }) =>
    inOtherOrder(bare(state), to === undefined ? nextOrder(state.order) : orderBy(state.order, to)),
  reverse: (state) => inOtherOrder(bare(state), { ...state.order, reversed: !state.order.reversed }),
  'directories-first': (state) =>
    inOtherOrder(bare(state), { ...state.order, directoriesFirst: !hasDirectoriesFirst(state.order) }),
  flat: (state) => toggleFlat(bare(state)),
  mark: (state) => toggleMark(bare(state)),
  filter: (state, { text }) =>
    text === undefined ? askForPaths(bare(state)) : filterTyped({ ...bare(state), focus: 'files' }, text),
  'quick-filter': (state, { filter }) => toggleQuick(bare(state), filter),
  enter: (state) => (entersFile(state) ? lookAtSelected(state) : enter(bare(state))),
  unfold: (state) => (state.focus === 'layers' ? { ...bare(state), focus: 'files' } : unfold(bare(state))),
  fold: (state) => goUp(bare(state)),
  divide: moveDivider,
  'fold-all': (state, { open }) => ({ ...bare(state), folding: foldAll(open) }),
  explain: (state) => ({ ...bare(state), explaining: !state.explaining }),
  treemap: openTreemap,
  look: lookAtSelected,
  preview: (state) => togglePreview(state),
  compare,
  same: findSame,
  // They are of use in a place only, which has its own.
  wrap: (state) => state,
  bytes: (state) => state,
  regroup: (state) => state,
  noise: (state) => state,
  'raw-step': (state) => state,
  'treemap-out': (state) => state,
  'treemap-show': (state) => state,
  save: askWhereTo,
  find: askWhatToFind,
  theme: toTheme,
  prompt: (state, { prompt }) => ({ ...state, prompt: promptWith(prompt) }),
  overlay: (state, { overlay }) => toggled(state, overlay),
  palette: askForCommand,
  menu: (state, { menu }) => ({ ...state, menu }),
  'go-to': (state, { node }) => goToPath(bare(state), node),
  back,
};

export function reduce(state: State, action: Local): State {
  const reducer = (overlayOf(state)?.reducers[action.type] ?? reducers[action.type]) as (
    state: State,
    action: Local,
  ) => State;
  return reducer(state, action);
}

/** Whether Enter looks into what is selected among the files: it opens directories. */
function entersFile(state: State): boolean {
  return state.overlay === null && state.focus === 'files' && canLook(state) === true;
}

function listSizeOf(state: State): number {
  const overlay = overlayOf(state);
  if (overlay !== null) return overlay.page(state);
  if (state.choice !== null) return choiceRoom(state);
  return state.focus === 'path' ? pathRoom(state).room : listSize(state, state.focus);
}

/** Moves what the keys are for: the overlay that is open, else the pane that has the focus. */
function moveBy(state: State, by: number): State {
  const overlay = overlayOf(state);
  if (overlay !== null) return overlay.move(state, by);
  if (state.choice !== null)
    return { ...state, choiceAt: clamp(state.choiceAt + by, 0, state.choice.images.length - 1) };
  if (state.focus === 'path') return { ...state, pathTop: finite(state.pathTop + by) };
  if (state.focus === 'layers') return toLayer(state, state.layer + by);
  const outline = outlineOf(state);
  if (outline === null || outline.rows === 0) return state;
  const row = clamp(cursorRow(state, outline) + by, 0, outline.rows - 1);
  return { ...state, cursor: outline.nodeAt(row), pathTop: 0 };
}

/** Rows are counted from 1, as editors do; layers have numbers of their own. */
function toRow(state: State, row: number): State {
  const first = moveBy(state, Number.NEGATIVE_INFINITY);
  const isLayers = state.overlay === null && state.choice === null && state.focus === 'layers';
  return moveBy(first, isLayers ? row : row - 1);
}

/** Where a list of lines ends, `settle` knows. */
function finite(line: number): number {
  return clamp(line, 0, Number.MAX_SAFE_INTEGER);
}

function toLayer(state: State, wanted: number): State {
  const layers = state.inspection?.layers.length ?? 0;
  const layer = clamp(wanted, 0, layers - 1);
  if (layer === state.layer) return state;
  return keepingPlace(
    { ...state, pathTop: 0 },
    { layer, ghosts: state.ghosts === null ? null : { ...state.ghosts, layer: null } },
  );
}

function back(state: State): State {
  if (state.overlay !== null) return uncovered(state);
  if (state.explaining) return { ...state, explaining: false };
  if (state.zoomed) return { ...state, zoomed: false };
  if (state.filter !== null) return dropFilter(state);
  if (state.flat !== null) return toggleFlat(state);
  if (state.mark !== null && state.view === 'since-mark') return unmark(state);
  if (state.focus === 'path') return { ...state, focus: 'files' };
  if (state.focus === 'files') return { ...state, focus: 'layers' };
  return { ...state, notice: safe`${keyFor(state, 'quit')} leaves unearth.` };
}
