import { safe } from '../format/safe-text.js';
import { noNode, rootNode } from '../path/path-tree.js';
import { ancestors, cursorNode, cursorRow, hiddenRows, outlineOf } from './files/files.js';
import { fold, foldAll } from './files/folding.js';
import { chainFrom } from './files/opened-of-itself.js';
import { hasDirectoriesFirst, nextOrder, type Order, orderBy, standardOrder } from './files/order.js';
import { askForPaths, dropFilter, filterTyped, toggleQuick } from './filter/filter-actions.js';
import { askWhatToFind } from './finding/finding-actions.js';
import { moveDivider } from './mouse/divider.js';
import type { Local, Reducers } from './overlay.js';
import { overlayOf } from './overlays.js';
import { goToPath } from './palette/go-to-path.js';
import { askForCommand } from './palette/palette-prompt.js';
import { promptWith } from './prompt.js';
import { choiceRoom, listSize, pathRoom } from './room.js';
import { askWhereTo } from './save-actions.js';
import { panes, type Return, type State, stackedLayers, type View, views } from './state.js';
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
  focus: (state, { pane }) => ({ ...closed(state), focus: pane, pathTop: 0 }),
  'focus-next': (state, { by }) => ({
    ...closed(state),
    focus: panes[(panes.indexOf(state.focus) + by + panes.length) % panes.length]!,
    pathTop: 0,
  }),
  zoom: (state) => ({ ...closed(state), zoomed: !state.zoomed }),
  layer: (state, { by }) => toLayer(state.overlay === 'treemap' ? state : closed(state), state.layer + by),
  view: (state, { by }) => {
    const all = views.filter((view) => view !== 'since-mark' || state.mark !== null);
    const view = all[(all.indexOf(state.view) + by + all.length) % all.length]!;
    return keepingPlace(closed(state), { view, ghosts: state.ghosts === null ? null : { ...state.ghosts, view } });
  },
  ghosts: (state) => toggleGhosts(closed(state)),
  sort: (state, { to }) => inOtherOrder(state, to === undefined ? nextOrder(state.order) : orderBy(state.order, to)),
  reverse: (state) => inOtherOrder(state, { ...state.order, reversed: !state.order.reversed }),
  'directories-first': (state) =>
    inOtherOrder(state, { ...state.order, directoriesFirst: !hasDirectoriesFirst(state.order) }),
  flat: (state) => toggleFlat(closed(state)),
  mark: (state) => toggleMark(closed(state)),
  filter: (state, { text }) =>
    text === undefined ? askForPaths(closed(state)) : filterTyped({ ...closed(state), focus: 'files' }, text),
  'quick-filter': (state, { filter }) => toggleQuick(closed(state), filter),
  enter: (state) => enter(closed(state)),
  unfold: (state) => (state.focus === 'layers' ? { ...closed(state), focus: 'files' } : unfold(closed(state))),
  fold: (state) => goUp(closed(state)),
  divide: moveDivider,
  'fold-all': (state, { open }) => ({ ...closed(state), folding: foldAll(open) }),
  explain: (state) => ({ ...closed(state), explaining: !state.explaining }),
  treemap: (state) => openTreemap(closed(state)),
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
  overlay: (state, { overlay }) => ({
    ...(state.overlay === overlay ? uncovered(state) : { ...state, overlay }),
    overlayTop: 0,
  }),
  palette: askForCommand,
  menu: (state, { menu }) => ({ ...state, menu }),
  'go-to': (state, { node }) => goToPath(closed(state), node),
  back,
};

export function reduce(state: State, action: Local): State {
  const reducer = (overlayOf(state)?.reducers[action.type] ?? reducers[action.type]) as (
    state: State,
    action: Local,
  ) => State;
  return reducer(state, action);
}

function closed(state: State): State {
  return state.overlay === null ? state : { ...state, overlay: null, content: null, diff: null };
}

/** Without what lies over the rest: what was looked into before is there again. */
function uncovered(state: State): State {
  return { ...state, overlay: state.content === null ? null : 'content' };
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

/**
 * Shows another listing with the same path selected, in the same line of the screen, and with the directories above it
 * as open as they were.
 */
function keepingPlace(state: State, change: Partial<State>): State {
  const before = outlineOf(state);
  const node = before === null ? noNode : cursorNode(state);
  const line = before === null ? 0 : cursorRow(state, before) - state.filesTop;
  const way = before === null || node === noNode || state.cursor === null ? [] : [...ancestors(before.listing, node)];
  const folding = way.length === 0 ? state.folding : fold(state.folding, way, true);
  const after = { ...state, folding, ...change };
  const outline = outlineOf(after);
  return outline === null ? after : { ...after, filesTop: Math.max(0, cursorRow(after, outline) - line) };
}

/** In another order the selected path stays where it is on the screen, as far as it can. */
function inOtherOrder(state: State, order: Order): State {
  return { ...keepingPlace(closed(state), { order }), focus: 'files' };
}

/** Shows the largest files in one list; in the tree, the way to the selected one is open again. */
function toggleFlat(state: State): State {
  const { flat } = state;
  if (flat === null) {
    const order: Order = { ...standardOrder, by: 'size' };
    return { ...state, flat: { before: state.order }, focus: 'files', order, cursor: null };
  }
  const node = cursorNode(state);
  const after: State = { ...state, flat: null, order: flat.before };
  const outline = outlineOf(after);
  if (node === noNode || outline === null) return after;
  return { ...after, cursor: node, folding: fold(after.folding, ancestors(outline.listing, node), true) };
}

/** Marks the selected layer, to show what changed between it and any other; on the marked one, forgets it. */
function toggleMark(state: State): State {
  const { mark, layer, view } = state;
  if (mark === layer) {
    const without: View = view === 'since-mark' ? 'changes' : view;
    return { ...keepingPlace(state, { mark: null, view: without }), notice: safe`No layer is marked any more.` };
  }
  const notice = safe`Layer ${layer} is marked: go to another one to see what changed between them.`;
  return { ...keepingPlace(state, { mark: layer, view: 'since-mark' }), notice };
}

function toggleGhosts(state: State): State {
  const { ghosts, inspection, view, layer } = state;
  if (ghosts !== null) return keepingPlace(state, { ghosts: null, view: ghosts.view, layer: ghosts.layer ?? layer });
  const { analysis, finished } = inspection!;
  if (finished && analysis.hidden.length === 0) return { ...state, notice: nothingHidden };
  return showHidden(state, { view, layer, pending: !finished });
}

const nothingHidden = safe`Nothing is hidden in this image: every byte that ships can be seen.`;

/**
 * Shows hidden files where they were, in the whole filesystem, and goes to the largest. Where that is not in the filesystem
 * of this layer, it shows the one of the last layer: there all of them are.
 */
export function showHidden(state: State, ghosts: Return): State {
  const { analysis } = state.inspection!;
  const [largest] = analysis.hidden;
  const layer = ghosts.layer ?? state.layer;
  const isHere = largest === undefined || (layer < stackedLayers(state) && largest.layer <= layer);
  const shown = isHere ? layer : stackedLayers(state) - 1;
  const after: State = { ...keepingPlace(state, { ghosts, view: 'filesystem', layer: shown }), focus: 'files' };
  if (largest === undefined)
    return { ...after, notice: ghosts.pending ? safe`Nothing hidden was found so far.` : nothingHidden };
  const { listing } = outlineOf(after)!;
  const [first = largest.node] = hiddenRows(analysis, listing);
  return {
    ...after,
    notice: null,
    cursor: first,
    folding: fold(after.folding, ancestors(listing, first), true),
    pathTop: 0,
  };
}

function enter(state: State): State {
  if (state.focus === 'layers') return { ...state, focus: 'files' };
  if (state.focus === 'path') return { ...state, focus: 'files' };
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (outline === null || node === noNode) return state;
  if (!outline.hasChildren(node)) return { ...state, focus: 'path', pathTop: 0 };
  return { ...state, cursor: node, folding: toggled(state, !outline.isOpen(node)) };
}

/** Opens the directory under the cursor; if it is open, goes to the first thing in it. */
function unfold(state: State): State {
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (state.focus !== 'files' || outline === null || node === noNode || !outline.hasChildren(node)) return state;
  if (outline.isOpen(node)) return { ...state, cursor: outline.children(node)[0]! };
  return { ...state, cursor: node, folding: toggled(state, true) };
}

/** Closes the directory under the cursor; if it is closed, goes to the one that it is in, and from the top to the layers. */
function goUp(state: State): State {
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

function back(state: State): State {
  if (state.overlay !== null) return uncovered(state);
  if (state.explaining) return { ...state, explaining: false };
  if (state.zoomed) return { ...state, zoomed: false };
  if (state.filter !== null) return dropFilter(state);
  if (state.flat !== null) return toggleFlat(state);
  if (state.focus === 'path') return { ...state, focus: 'files' };
  if (state.focus === 'files') return { ...state, focus: 'layers' };
  return { ...state, notice: safe`q leaves unearth.` };
}
