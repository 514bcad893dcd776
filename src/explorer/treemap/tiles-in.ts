import { type NodeId, noNode } from '../../path/path-tree.js';
import { endOfChain } from './chain.js';
import { canEnter, type Measured, partsOf } from './measure.js';
import { squarify } from './squarify.js';
import type { Rect, Tile } from './tile.js';

/** Levels that are drawn in each other. */
const mostLevels = 5;

/** A directory of at least so much room shows what is in it; a tile is at least so large. */
const leastNest = { width: 14, height: 4 };
const leastTile = { width: 3, height: 1 };

/** Of those that were to be drawn so many are tried again where one came out too small: what is put together leaves room. */
const keptInTurn = 0.85;

/**
 * The tiles of what is in a directory. Those that would be too small are put together in the last one, which is left out where even it
 * would have no cell.
 */
export function tilesIn(measured: Measured, directory: NodeId, room: Rect, level = 0): Tile[] {
  const { bytes } = measured;
  const total = bytes[directory]!;
  const area = room.width * room.height;
  if (total === 0 || area === 0) return [];
  const { nodes, restCount } = partsOf(measured, directory, (total * leastTile.width * leastTile.height) / area);
  for (let shown = nodes.length; ; ) {
    const kept = nodes.slice(0, shown);
    const rest = total - kept.reduce((sum, node) => sum + bytes[node]!, 0);
    const sizes = kept.map((node) => bytes[node]!);
    const rects = squarify(rest > 0 ? [...sizes, rest] : sizes, room.width, room.height);
    const tooSmall = kept.findIndex((_, i) => isSmaller(rects[i]!, leastTile));
    if (tooSmall >= 0) {
      shown = Math.max(tooSmall, Math.floor(shown * keptInTurn));
      continue;
    }
    const count = restCount + nodes.length - shown;
    return rects.flatMap((rect, i): Tile[] => {
      if (isSmaller(rect, { width: 1, height: 1 })) return [];
      const at = { ...rect, x: rect.x + room.x, y: rect.y + room.y };
      const from = kept[i] ?? noNode;
      if (from === noNode) return [{ ...at, node: noNode, from, bytes: rest, count, inner: [] }];
      const node = endOfChain(measured, from);
      return [{ ...at, node, from, bytes: sizes[i]!, count: 1, inner: innerTiles(measured, node, at, level + 1) }];
    });
  }
}

/** What is in a directory, below its title and beside its edge; nothing where not even one of it could be told from the others. */
function innerTiles(measured: Measured, node: NodeId, { x, y, width, height }: Rect, level: number): Tile[] {
  if (level >= mostLevels || width < leastNest.width || height < leastNest.height) return [];
  if (!canEnter(measured, node)) return [];
  const tiles = tilesIn(measured, node, { x: x + 1, y: y + 1, width: width - 1, height: height - 1 }, level);
  return tiles.some((tile) => tile.node !== noNode) ? tiles : [];
}

function isSmaller(rect: Rect, least: { readonly width: number; readonly height: number }): boolean {
  return rect.width < least.width || rect.height < least.height;
}
