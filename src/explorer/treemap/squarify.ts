import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { Rect } from './tile.js';

/** A cell of a terminal is about twice as high as it is wide. */
const cellHeight = 2;

/** Less than any area can be told apart by: edges that lie on half a column, but for rounding errors, go the same way. */
const epsilon = 1e-7;

/** Left alone, d3 strives for golden rectangles. */
const squares = treemapSquarify.ratio(1);

type Item = { readonly value: number; readonly items: readonly Item[] };

/**
 * Divides `width` columns and `height` lines by the values, as near to squares as can be (Bruls, Huizing, van Wijk: Squarified
 * Treemaps, 2000). Edges are rounded to cells; neighbours share them, so the rectangles cover all cells and none twice. One may come to
 * have no cell at all.
 */
export function squarify(values: readonly number[], width: number, height: number): Rect[] {
  const root = hierarchy<Item>(
    { value: 0, items: values.map((value) => ({ value, items: [] })) },
    ({ items }) => items,
  );
  const laid = treemap<Item>()
    .tile(squares)
    .size([width, height * cellHeight])(root.sum(({ value }) => value));
  return (laid.children ?? []).map(({ x0, x1, y0, y1 }) => {
    const [left, right] = [toCell(x0), toCell(x1)];
    const [top, bottom] = [toCell(y0 / cellHeight), toCell(y1 / cellHeight)];
    return { x: left, y: top, width: right - left, height: bottom - top };
  });
}

function toCell(position: number): number {
  return Math.round(position - epsilon);
}
