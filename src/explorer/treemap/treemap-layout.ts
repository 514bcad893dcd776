import { type NodeId, noNode } from '../../path/path-tree.js';
import type { Listing } from '../../tree/listing.js';
import type { Measured } from './measure.js';
import type { Rect, Tile } from './tile.js';
import { colourAreas } from './tile-colours.js';
import { tilesIn } from './tiles-in.js';

/** A piece of the map: a tile; of a directory that shows what is in it, its title or its edge. */
export type Block = Rect & {
  readonly part: 'tile' | 'title' | 'edge';
  readonly tile: Tile;
  /** Which of the directory's own tiles it is, or is in. */
  readonly at: number;
  readonly colour: number;
};

/** Where everything is on the map. */
export type TreemapLayout = {
  /** What is in the directory, largest first, those that are too small in the last one. */
  readonly tiles: readonly Tile[];
  /** Of each line, what is drawn in it from left to right. */
  readonly lines: readonly (readonly Block[])[];
};

/** Layouts that are kept of a listing: to go in and out between, and to draw the same one for every key. */
const kept = 16;

const layouts = new WeakMap<Listing, Map<string, TreemapLayout>>();

export function treemapLayout(measured: Measured, directory: NodeId, width: number, height: number): TreemapLayout {
  const { listing, measure } = measured;
  let known = layouts.get(listing);
  if (known === undefined) {
    known = new Map();
    layouts.set(listing, known);
  }
  const key = `${measure} ${directory} ${width} ${height}`;
  let layout = known.get(key);
  if (layout === undefined) {
    layout = makeLayout(measured, directory, width, height);
    known.set(key, layout);
    if (known.size > kept) known.delete(known.keys().next().value!);
  }
  return layout;
}

function makeLayout(measured: Measured, directory: NodeId, width: number, height: number): TreemapLayout {
  const tiles = tilesIn(measured, directory, { x: 0, y: 0, width, height });
  const uncoloured = tiles.flatMap((tile, at) => [...blocksOf(tile, at)]);
  // What is too small is drawn on the ground: it has no colour.
  const areas = uncoloured.filter(({ part, tile }) => part === 'tile' && tile.node !== noNode);
  const colours = new Map(colourAreas(areas, width, height).map((colour, i) => [areas[i]!, colour]));
  const lines: Block[][] = Array.from({ length: height }, () => []);
  for (const block of uncoloured) {
    const coloured = { ...block, colour: colours.get(block) ?? 0 };
    for (let line = block.y; line < block.y + block.height; line += 1) lines[line]!.push(coloured);
  }
  for (const line of lines) line.sort((a, b) => a.x - b.x);
  return { tiles, lines };
}

function* blocksOf(tile: Tile, at: number): Generator<Block> {
  const { x, y, width, height, inner } = tile;
  if (inner.length === 0) {
    yield { x, y, width, height, part: 'tile', tile, at, colour: 0 };
    return;
  }
  yield { x, y, width, height: 1, part: 'title', tile, at, colour: 0 };
  yield { x, y: y + 1, width: 1, height: height - 1, part: 'edge', tile, at, colour: 0 };
  for (const child of inner) yield* blocksOf(child, at);
}
