import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowText, rowWidth } from '../../src/explorer/row.js';
import { screenRows } from '../../src/explorer/screen.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';
import { squarify } from '../../src/explorer/treemap/squarify.js';
import type { Rect, Tile } from '../../src/explorer/treemap/tile.js';
import { colourAreas, colourCount } from '../../src/explorer/treemap/tile-colours.js';
import { sceneOf } from '../../src/explorer/treemap/treemap-view.js';
import { displayWidth } from '../../src/format/display-width.js';
import { type NodeId, noNode, rootNode } from '../../src/path/path-tree.js';
import { file } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

/** How often each cell is covered. */
function coverage(rects: readonly Rect[], width: number, height: number): number[] {
  const cells = new Array<number>(width * height).fill(0);
  for (const { x, y, width: columns, height: lines } of rects) {
    for (let line = y; line < y + lines; line += 1)
      for (let column = x; column < x + columns; column += 1) cells[line * width + column]! += 1;
  }
  return cells;
}

const once = (width: number, height: number) => new Array<number>(width * height).fill(1);

const values = fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 120 });
const width = fc.integer({ min: 1, max: 300 });
const height = fc.integer({ min: 1, max: 100 });

describe('squarify', () => {
  it('covers every cell once, with areas as large as the values but for the rounding of edges', () => {
    fc.assert(
      fc.property(values, width, height, (sizes, columns, lines) => {
        const rects = squarify(sizes, columns, lines);
        expect(rects).toHaveLength(sizes.length);
        expect(coverage(rects, columns, lines)).toEqual(once(columns, lines));
        const total = sizes.reduce((sum, size) => sum + size, 0);
        rects.forEach((rect, i) => {
          const exact = (sizes[i]! / total) * columns * lines;
          // Each of the four edges is at most half a cell away from where it should be.
          const most = (rect.width + 1) * (rect.height + 1);
          const least = Math.max(0, rect.width - 1) * Math.max(0, rect.height - 1);
          expect(exact).toBeGreaterThanOrEqual(least - 1e-3);
          expect(exact).toBeLessThanOrEqual(most + 1e-3);
        });
      }),
    );
  });

  it('makes squares of what is equal, on cells that are twice as high as wide', () => {
    expect(squarify([1, 1, 1, 1], 80, 40).map(({ width, height }) => [width, height])).toEqual(
      new Array(4).fill([40, 20]),
    );
  });
});

describe('colourAreas', () => {
  it('gives neighbours different colours, nearly always', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 10, max: 60 }),
        (sizes, columns, lines) => {
          const areas = squarify(sizes, columns, lines);
          const colours = colourAreas(areas, columns, lines);
          const owner = (x: number, y: number) =>
            areas.findIndex(
              (area) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
            );
          let alike = 0;
          let met = 0;
          for (let y = 0; y < lines; y += 1) {
            for (let x = 1; x < columns; x += 1) {
              const [left, right] = [owner(x - 1, y), owner(x, y)];
              if (left === right) continue;
              met += 1;
              if (colours[left] === colours[right]) alike += 1;
            }
          }
          expect(alike).toBeLessThanOrEqual(met * 0.05);
          for (const colour of colours) expect(colour).toBeLessThan(colourCount);
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** A few directories in each other, with files of any size. */
const trees = fc.dictionary(
  fc
    .array(fc.constantFrom('usr', 'lib', 'a', 'b', '漢字', 'long-name-of-a-directory'), { minLength: 1, maxLength: 4 })
    .chain((way) => fc.nat(40).map((number) => [...way, `file${number}`].join('/'))),
  fc.oneof(fc.constant(0), fc.nat(20), fc.nat(20_000)),
  { minKeys: 1, maxKeys: 80 },
);

async function mapOf(tree: Readonly<Record<string, number>>, columns: number, rows: number): Promise<Journey> {
  const entries = Object.fromEntries(Object.entries(tree).map(([path, size]) => [path, file('x'.repeat(size))]));
  return Journey.of(await inspectionOf({ layers: [{ entries }] }), columns, rows).press('t');
}

/** What is in a directory and has bytes, by its first name: a naive model. */
function sizesIn(tree: Readonly<Record<string, number>>, directory: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [path, size] of Object.entries(tree)) {
    if (!path.startsWith(directory) || size === 0) continue;
    const name = path.slice(directory.length).split('/')[0]!;
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return sizes;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

function expectTiles(
  tree: Readonly<Record<string, number>>,
  tiles: readonly Tile[],
  room: Rect,
  directory: string,
  path: (node: NodeId) => string,
) {
  const sizes = sizesIn(tree, directory);
  const moved = tiles.map((tile) => ({ ...tile, x: tile.x - room.x, y: tile.y - room.y }));
  expect(coverage(moved, room.width, room.height)).toEqual(once(room.width, room.height));
  for (const { node, from, bytes, inner, x, y, width, height } of tiles) {
    if (node === noNode) continue;
    expect(bytes).toBe(sizes.get(path(from).slice(directory.length)));
    // All that lies in the first directory of those that are one tile lies in the last.
    if (from !== node) expect(sum(sizesIn(tree, `${path(node)}/`).values())).toBe(bytes);
    // And there it ends: in several things, or in a file.
    const sizesOfEnd = sizesIn(tree, `${path(node)}/`);
    if (sizesOfEnd.size === 1) expect(tree[`${path(node)}/${[...sizesOfEnd.keys()][0]}`]).toBe(bytes);
    if (inner.length === 0) continue;
    const below = { x: x + 1, y: y + 1, width: width - 1, height: height - 1 };
    expectTiles(tree, inner, below, `${path(node)}/`, path);
  }
  const drawn = sum(tiles.map(({ bytes }) => bytes));
  const counted = sum(tiles.map(({ count }) => count));
  if (tiles.some(({ node }) => node === noNode)) expect(counted).toBe(sizes.size);
  // All of it; but for what would not take a cell even when put together.
  expect(drawn).toBeLessThanOrEqual(sum(sizes.values()));
  if (counted === sizes.size) expect(drawn).toBe(sum(sizes.values()));
}

const screenSizes = fc.constantFrom([40, 10], [80, 24], [120, 36], [200, 60], [500, 200]) as fc.Arbitrary<
  [number, number]
>;

describe('the map of any tree', () => {
  it('is covered by what is there, in the sizes that it has, on each level', async () => {
    await fc.assert(
      fc.asyncProperty(trees, screenSizes, async (tree, [columns, rows]) => {
        const journey = await mapOf(tree, columns, rows);
        const { layout, measured, directory } = sceneOf(journey.state)!;
        expect(directory).toBe(rootNode);
        if (sum(Object.values(tree)) === 0) {
          expect(layout.tiles).toEqual([]);
          return;
        }
        const path = (node: NodeId) => Buffer.from(measured.listing.stack.tree.path(node)).toString();
        expectTiles(tree, layout.tiles, { x: 0, y: 0, width: columns - 1, height: rows - 4 }, '', path);
        // Each line is drawn from the first column to the last.
        for (const line of layout.lines) {
          let column = 0;
          for (const { x, width } of line) {
            expect(x).toBe(column);
            column += width;
          }
          expect(column).toBe(columns - 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('fills its rows exactly in colours, and is told by lines without, in Unicode and ASCII', async () => {
    await fc.assert(
      fc.asyncProperty(
        trees,
        screenSizes,
        fc.boolean(),
        fc.boolean(),
        async (tree, [columns, rows], coloured, ascii) => {
          const journey = await mapOf(tree, columns, rows);
          journey.state = {
            ...journey.state,
            theme: { ...journey.state.theme, choice: coloured ? 'dark' : 'none' },
            signs: ascii ? asciiSigns : unicodeSigns,
          };
          const screen = screenRows(journey.state);
          expect(screen).toHaveLength(rows);
          if (sum(Object.values(tree)) === 0) return;
          for (const row of screen.slice(2, rows - 2)) {
            if (coloured) expect(rowWidth(row)).toBe(columns - 1);
            else {
              expect(rowWidth(row)).toBeLessThanOrEqual(columns - 1);
              expect(rowText(row)).toMatch(ascii ? /^[+|>#]/ : /^[┌│>║╚]/);
              expect(rowText(row)).not.toMatch(/ $/);
            }
          }
          expect(
            screen
              .slice(2, rows - 2)
              .map(rowText)
              .join('\n'),
          ).toContain('>');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('draws the whole outline of the selected tile, and nothing else in its colours', async () => {
    const keys = fc.array(fc.constantFrom('right', 'down', 'enter', 'G'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(trees, screenSizes, keys, fc.boolean(), async (tree, [columns, rows], pressed, coloured) => {
        const journey = await mapOf(tree, columns, rows);
        for (const key of pressed) if (journey.state.overlay === 'treemap') journey.press(key);
        if (journey.state.overlay !== 'treemap') return;
        journey.state = { ...journey.state, theme: { ...journey.state.theme, choice: coloured ? 'dark' : 'none' } };
        const { selected } = sceneOf(journey.state)!;
        if (selected === null) return;
        const drawn = screenRows(journey.state).slice(2, rows - 2);
        for (let y = 0; y < rows - 4; y += 1) {
          const cells = (drawn[y] ?? []).flatMap(
            ({ text, style }) => Array(displayWidth(text)).fill(style) as string[],
          );
          for (let x = 0; x < columns - 1; x += 1) {
            const [left, top] = [x - selected.x, y - selected.y];
            const isIn = left >= 0 && top >= 0 && left < selected.width && top < selected.height;
            const isEnd = left === 0 || left === selected.width - 1;
            const isOutline = isIn && (isEnd || top === 0 || top === selected.height - 1);
            // Without colours texts on the way keep their own style.
            if (coloured) expect(cells[x] === 'tileSelected', `${x} ${y}`).toBe(isOutline);
            else if (isIn && isEnd) expect(cells[x], `${x} ${y}`).toBe('tileSelected');
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leads back where one came from, in each direction', async () => {
    const ways = [
      ['left', 'right'],
      ['right', 'left'],
      ['up', 'down'],
      ['down', 'up'],
    ] as const;
    const steps = fc.array(fc.constantFrom('up', 'down', 'left', 'right', 'enter', 'backspace', 'G', 'g'), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(trees, screenSizes, steps, async (tree, [columns, rows], keys) => {
        const journey = await mapOf(tree, columns, rows);
        for (const key of keys) if (journey.state.overlay === 'treemap') journey.press(key);
        if (journey.state.overlay !== 'treemap') return;
        const before = sceneOf(journey.state)!.selected;
        for (const [there, back] of ways) {
          const other = journey.press(there) && sceneOf(journey.state)!.selected;
          if (other === before) continue;
          journey.press(back);
          expect(sceneOf(journey.state)!.selected, `${there}, ${back}`).toBe(before);
        }
      }),
      { numRuns: 60 },
    );
  });
});
