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
  const used = new Array<number>(colourCount).fill(0);
  /** Of each area without a colour, the colours that neighbours have: a bit each. */
  const taken = new Uint8Array(areas.length);
  // Those with the most neighbours first, and of all the one with the fewest colours left (Brelaz: DSATUR, 1979).
  const open = [...areas.keys()].sort((a, b) => neighbours[b]!.size - neighbours[a]!.size);
  while (open.length > 0) {
    let next = 0;
    for (let i = 1; i < open.length; i += 1) if (bits[taken[open[i]!]!]! > bits[taken[open[next]!]!]!) next = i;
    const [area] = open.splice(next, 1) as [number];
    const colour = leastUsed(neighbours[area]!, colours, used);
    colours[area] = colour;
    used[colour]! += 1;
    for (const neighbour of neighbours[area]!.keys()) taken[neighbour]! |= 1 << colour;
  }
  return colours;
}

/** The bits that are set in a number of `colourCount` bits. */
const bits = Array.from({ length: 1 << colourCount }, (_, number) => number.toString(2).replaceAll('0', '').length);

/** The colour that fewest cells beside the area have; of several, the one that fewest areas have. */
function leastUsed(
  neighbours: ReadonlyMap<number, number>,
  colours: readonly number[],
  used: readonly number[],
): number {
  const cells = new Array<number>(colourCount).fill(0);
  for (const [neighbour, edge] of neighbours) if (colours[neighbour]! >= 0) cells[colours[neighbour]!]! += edge;
  const least = Math.min(...cells);
  let best = -1;
  for (let colour = 0; colour < colourCount; colour += 1) {
    if (cells[colour] === least && (best < 0 || used[colour]! < used[best]!)) best = colour;
  }
  return best;
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
