import { safe } from '../../format/safe-text.js';
import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { bare, covered } from '../covering.js';
import { ancestors, cursorNode } from '../files/files.js';
import { fold } from '../files/folding.js';
import { keyFor } from '../keys/key-for.js';
import type { State } from '../state.js';
import { clamp } from '../viewport.js';
import { endOfChain, startOfChain } from './chain.js';
import { canEnter, inHiddenView, type Measure, measuredFor, measures } from './measure.js';
import { contains, type Tile } from './tile.js';
import { type Scene, sceneOf, type TreemapView } from './treemap-view.js';

/** Shows what the files pane shows as areas, at the selected path where that pane has the keys. */
export function openTreemap(state: State): State {
  const measure: Measure = state.ghosts !== null ? 'hidden' : state.view === 'changes' ? 'changes' : 'filesystem';
  const view: TreemapView = { measure, directory: rootNode, selected: new Map(), at: null };
  const opened: State = { ...covered(state, 'treemap'), treemap: view };
  const node = state.focus === 'files' ? cursorNode(state) : noNode;
  return node === noNode ? opened : showTile(opened, node);
}

/** Up or down, or to the first and the last tile. */
export function moveInTreemap(state: State, by: number): State {
  const scene = sceneOf(state);
  if (scene === null || scene.selected === null) return state;
  const { tiles } = scene.layout;
  if (by === Number.NEGATIVE_INFINITY) return select(state, scene.directory, tiles[0]!.node);
  if (by === Number.POSITIVE_INFINITY) return select(state, scene.directory, tiles.at(-1)!.node);
  let after = state;
  for (let i = 0; i < Math.min(Math.abs(by), tiles.length); i += 1) after = stepInTreemap(after, 0, Math.sign(by));
  return after;
}

/** To the tile that lies beside the selected one, in the line or the column in which the cursor moves; where the map is read, to the next one of a list. */
export function stepInTreemap(state: State, across: number, down: number): State {
  const scene = sceneOf(state);
  if (scene === null || scene.selected === null) return state;
  const { selected, at, layout, directory } = scene;
  if (state.signs.name === 'words') {
    const beside = layout.tiles[layout.tiles.indexOf(selected) + across + down];
    return beside === undefined ? state : select(state, directory, beside.node);
  }
  const x = beyond(at.x, across, selected.x, selected.width);
  const y = beyond(at.y, down, selected.y, selected.height);
  const next = layout.tiles.find((tile) => contains(tile, x, y));
  if (next === undefined) return state;
  return changed(state, { directory, selected: remembered(state, directory, next.node), at: into(next, at) });
}

/** By its position among those of the directory. */
export function selectTile(state: State, at: number): State {
  const scene = sceneOf(state);
  const tile = scene?.layout.tiles[at];
  return scene === null || tile === undefined ? state : select(state, scene.directory, tile.node);
}

/** Into the directory; of a file, to where it is among the others. */
export function enterTile(state: State): State {
  const scene = sceneOf(state);
  if (scene === null || scene.selected === null) return state;
  const { node, count } = scene.selected;
  if (node === noNode)
    return {
      ...state,
      notice: safe`These ${count} are too small to be drawn one by one: ${keyFor(state, 'treemap-show')} shows all files.`,
    };
  if (!canEnter(scene.measured, node)) return showInFiles(state);
  return changed(state, { directory: node, at: null });
}

/** Out of the directory, to its own tile; of directories that are one tile, out of all of them. */
export function leaveDirectory(state: State): State {
  const directory = sceneOf(state)?.directory ?? rootNode;
  if (directory === rootNode)
    return { ...state, notice: safe`This is the root. ${keyFor(state, 'back')} closes the map.` };
  return showTile(state, directory);
}

/** Areas stand for the next thing; the directory and what is selected stay. */
export function nextMeasure(state: State, by: number): State {
  const view = state.treemap!;
  return withMeasure(state, measures[(measures.indexOf(view.measure) + by + measures.length) % measures.length]!);
}

/** To what is hidden, and back. */
export function toggleHiddenMap(state: State): State {
  return withMeasure(state, state.treemap!.measure === 'hidden' ? 'filesystem' : 'hidden');
}

/** Closes the map and shows the selected path in the files pane, in the view that has what the map showed. */
export function showInFiles(state: State): State {
  const scene = sceneOf(state);
  if (scene === null) return state;
  const { measure, listing } = scene.measured;
  const selected = scene.selected?.node ?? noNode;
  const node = selected === noNode ? scene.directory : selected;
  const shown: State = measure === 'hidden' ? inHiddenView(state) : { ...state, view: measure, ghosts: null };
  const at = node === rootNode ? null : node;
  const way = at === null ? [] : [...ancestors(listing, at)];
  return {
    ...bare(shown),
    filter: null,
    flat: null,
    focus: 'files',
    cursor: at,
    folding: fold(state.folding, way, true),
    pathTop: 0,
  };
}

function withMeasure(state: State, measure: Measure): State {
  return changed(state, { measure, at: null });
}

function select(state: State, directory: NodeId, node: NodeId): State {
  return changed(state, { directory, selected: remembered(state, directory, node), at: null });
}

/** To the tile of a path, in the directory that has it: those that are joined with it are passed over, out as they were in. */
function showTile(state: State, node: NodeId): State {
  const measured = measuredFor(state, state.treemap!.measure);
  if (measured === null) return select(state, state.inspection!.stack.tree.parent(node), node);
  const start = startOfChain(measured, node);
  return select(state, measured.listing.stack.tree.parent(start), endOfChain(measured, node));
}

function remembered({ treemap }: State, directory: NodeId, node: NodeId): ReadonlyMap<NodeId, NodeId> {
  return new Map(treemap!.selected).set(directory, node);
}

function changed(state: State, change: Partial<TreemapView>): State {
  return { ...state, treemap: { ...state.treemap!, ...change } };
}

/** The cell next to the tile in a direction; where it does not go that way, where the cursor is. */
function beyond(at: number, step: number, first: number, length: number): number {
  if (step === 0) return at;
  return step < 0 ? first - 1 : first + length;
}

function into({ x, y, width, height }: Tile, at: Scene['at']): Scene['at'] {
  return { x: clamp(at.x, x, x + width - 1), y: clamp(at.y, y, y + height - 1) };
}
