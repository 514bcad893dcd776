import type { NodeId } from '../../path/path-tree.js';

/** A rectangle in columns and lines. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A path as an area of the map. */
export type Tile = Rect & {
  /** `noNode` for those put together that are too small to be drawn. */
  readonly node: NodeId;
  /** The directory from which on it is named: not its own where several are one tile. */
  readonly from: NodeId;
  readonly bytes: number;
  /** Paths that it stands for; those below a directory are not counted. */
  readonly count: number;
  /** What is in a directory, below its title; empty where there is no room for it. */
  readonly inner: readonly Tile[];
};

export function contains({ x, y, width, height }: Rect, column: number, line: number): boolean {
  return column >= x && column < x + width && line >= y && line < y + height;
}
