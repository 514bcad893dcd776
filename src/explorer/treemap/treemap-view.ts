import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import { membership } from '../../tree/listing.js';
import { absent, type VersionId } from '../../tree/version.js';
import type { State } from '../state.js';
import { type Measure, type Measured, measuredFor } from './measure.js';
import { contains, type Tile } from './tile.js';
import { type TreemapLayout, treemapLayout } from './treemap-layout.js';

/** A cell of the map. */
export type Cell = { readonly x: number; readonly y: number };

/** Sizes as areas. */
export type TreemapView = {
  readonly measure: Measure;
  /** The directory that is entered. Where the listing does not have it, the nearest one above it is shown. */
  readonly directory: NodeId;
  /** The path that was selected last in each directory; `noNode` for those that are too small. */
  readonly selected: ReadonlyMap<NodeId, NodeId>;
  /** Where the cursor came to be as it moved: it keeps to its line and its column, so that each step can be gone back. */
  readonly at: Cell | null;
};

/** The map as it is drawn. */
export type Scene = {
  readonly measured: Measured;
  readonly directory: NodeId;
  readonly layout: TreemapLayout;
  /** Null where nothing is drawn. */
  readonly selected: Tile | null;
  readonly at: Cell;
};

/** Lines around the map: header, title, what is said of the selected tile, and the footer. */
const around = 4;

/** Lines for the reason of the selected row. */
export const whyLines = 3;

export function treemapSize({ size, explaining }: State): { readonly width: number; readonly height: number } {
  const height = size.rows - around - (explaining ? whyLines : 0);
  return { width: size.columns - 1, height: Math.max(0, height) };
}

/** What there is to draw; null while the layer is not known yet. */
export function sceneOf(state: State): Scene | null {
  const view = state.treemap;
  const measured = view === null ? null : measuredFor(state, view.measure);
  if (view === null || measured === null) return null;
  const directory = nearest(measured, view.directory);
  const { width, height } = treemapSize(state);
  const layout = treemapLayout(measured, directory, width, height);
  const wanted = view.selected.get(directory);
  const { tiles } = layout;
  const found = wanted === undefined ? undefined : tiles.find(({ node }) => node === wanted);
  // What became too small to be drawn is one of those put together.
  const rest = wanted === undefined ? undefined : tiles.find(({ node }) => node === noNode);
  const selected = found ?? rest ?? tiles[0] ?? null;
  const at = view.at !== null && selected !== null && contains(selected, view.at.x, view.at.y) ? view.at : null;
  return { measured, directory, layout, selected, at: at ?? middle(selected) };
}

/** The path that the keys are about; `noNode` where it is none. */
export function treemapNode(state: State): NodeId {
  return sceneOf(state)?.selected?.node ?? noNode;
}

/** The version of it that the map shows. */
export function treemapVersion(state: State): VersionId | null {
  const scene = sceneOf(state);
  const node = scene?.selected?.node ?? noNode;
  if (scene === null || node === noNode) return null;
  const version = scene.measured.listing.versions[node]!;
  return version === absent ? null : version;
}

function middle(tile: Tile | null): Cell {
  if (tile === null) return { x: 0, y: 0 };
  return { x: tile.x + Math.floor(tile.width / 2), y: tile.y + Math.floor(tile.height / 2) };
}

/** The directory, or the nearest one above it that has bytes here. */
function nearest({ listing, bytes }: Measured, directory: NodeId): NodeId {
  const { members, stack } = listing;
  let node = directory;
  while (node !== rootNode) {
    if (node < members.length && members[node] !== membership.out && bytes[node]! > 0) break;
    node = stack.tree.parent(node);
  }
  return node;
}
