import type { Rect } from './tile.js';

/** Colours that tiles have by turns. */
export const colourCount = 4;

/**
 * A colour for each of some areas that do not overlap, so that neighbours differ; where that does not come out, those with the
 * shortest common edges are alike. All colours are used as often.
 */
export function colourAreas(areas: readonly Rect[], width: number, height: number): number[] {
  const neighbours = neighboursOf(areas, width, height);
  const colours: number[] = areas.map(() => -1);
  const taken = areas.map(() => new Set<number>());
  const used = new Array<number>(colourCount).fill(0);
  const open = new Set(areas.keys());
  while (open.size > 0) {
    // The one with the fewest colours left (Brelaz: DSATUR, 1979), then with the most neighbours, then the first.
    let next = -1;
    for (const area of open) {
      if (next < 0 || isMoreBound(area, next)) next = area;
    }
    open.delete(next);
    const colour = leastUsed(next);
    colours[next] = colour;
    used[colour]! += 1;
    for (const neighbour of neighbours[next]!.keys()) taken[neighbour]!.add(colour);
  }
  return colours;

  function isMoreBound(a: number, b: number): boolean {
    const difference = taken[a]!.size - taken[b]!.size;
    return difference !== 0 ? difference > 0 : neighbours[a]!.size > neighbours[b]!.size;
  }

  function leastUsed(area: number): number {
    const cells = new Array<number>(colourCount).fill(0);
    for (const [neighbour, edge] of neighbours[area]!) {
      if (colours[neighbour]! >= 0) cells[colours[neighbour]!]! += edge;
    }
    const free = [...cells.keys()].filter((colour) => cells[colour] === Math.min(...cells));
    return free.reduce((best, colour) => (used[colour]! < used[best]! ? colour : best));
  }
}

/** Of each area the areas beside it, and the cells of the edge that they share. */
function neighboursOf(areas: readonly Rect[], width: number, height: number): Map<number, number>[] {
  const owners = new Int32Array(width * height).fill(-1);
  areas.forEach(({ x, y, width: columns, height: lines }, area) => {
    for (let line = y; line < y + lines; line += 1) {
      owners.fill(area, line * width + x, line * width + x + columns);
    }
  });
  const neighbours = areas.map(() => new Map<number, number>());
  const meet = (a: number, b: number) => {
    if (a < 0 || b < 0 || a === b) return;
    neighbours[a]!.set(b, (neighbours[a]!.get(b) ?? 0) + 1);
    neighbours[b]!.set(a, (neighbours[b]!.get(a) ?? 0) + 1);
  };
  for (let cell = 0; cell < owners.length; cell += 1) {
    if ((cell + 1) % width !== 0) meet(owners[cell]!, owners[cell + 1]!);
    if (cell + width < owners.length) meet(owners[cell]!, owners[cell + width]!);
  }
  return neighbours;
}
