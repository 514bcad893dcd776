import type { HiddenIndex } from '../../analysis/hidden-index.js';
import { displayWidth } from '../../format/display-width.js';
import { keepSafe, type SafeText, safe } from '../../format/safe-text.js';
import { noNode } from '../../path/path-tree.js';
import { type Segment, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';
import { isColoured } from '../themes.js';
import type { Rect, Tile } from '../treemap/tile.js';
import type { Block } from '../treemap/treemap-layout.js';
import type { Scene } from '../treemap/treemap-view.js';
import { textLines, tileLines } from './tile-text.js';

/** What blocks are drawn of. */
export type Drawn = { readonly state: State; readonly scene: Scene; readonly hidden: HiddenIndex };

/** The sides of the selected tile that a block has on a line of the screen. */
export type Outline = {
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
};

const none: Outline = { top: false, bottom: false, left: false, right: false };

/** Which sides of the selected tile, which it is in, the block has on line `y`; null where it has none, and is drawn as ever. */
export function outlineAt(selected: Rect, block: Block, y: number): Outline | null {
  const sides = {
    top: y === selected.y,
    bottom: y === selected.y + selected.height - 1,
    left: block.x === selected.x,
    right: block.x + block.width === selected.x + selected.width,
  };
  return sides.top || sides.bottom || sides.left || sides.right ? sides : null;
}

/** What line `y` of the screen shows of a block. The outline of the selected tile is its own first and last cells: its text stays. */
export function blockSegments(drawn: Drawn, block: Block, y: number, outline: Outline = none): Segment[] {
  const { state } = drawn;
  const { theme, signs } = state;
  const { width } = block;
  const coloured = isColoured(theme);
  const target = { on: 'row', row: block.at } as const;
  // What is too small to be drawn may have but one column, which is the last of the selected tile.
  if (width === 1 && outline.right && !outline.left) {
    return [segment(endSign(signs, coloured, outline), 'tileSelected', target)];
  }
  const own = coloured || block.part !== 'edge' ? styleOf(drawn, block) : 'tileLine';
  const ends = outline.right && width > 1;
  // A line of the outline has its colour behind all of it; signs need no more than their own cells.
  const along = outline.top || outline.bottom;
  const style = coloured && along ? 'tileSelected' : own;
  const text = textOf(drawn, block, y - block.y, width - 1 - (ends ? 1 : 0));
  const rest = width - 1 - (ends ? 1 : 0) - displayWidth(text);
  const fillStyle = along ? 'tileSelected' : own;
  return [
    segment(startSign(state, block, y, outline), along || outline.left ? 'tileSelected' : own, target),
    segment(text, style),
    segment(fill(state, block, y, outline, text === '' ? 0 : 1, rest), fillStyle),
    segment(ends ? endSign(signs, coloured, outline) : safe``, 'tileSelected'),
  ].filter((piece) => piece.text !== '');
}

/** The first column of a block: the mark of the selected tile, and where no colours part it from others, its line. */
function startSign({ signs, theme }: State, { part, y: first }: Block, y: number, outline: Outline): SafeText {
  if (outline.top && outline.left) return signs.cursor;
  if (isColoured(theme)) return safe` `;
  if (outline.bottom) return outline.left ? signs.bottomLeftSelected : signs.acrossSelected;
  if (outline.left) return signs.uprightSelected;
  return part !== 'edge' && y === first ? signs.corner : signs.upright;
}

/** The last column of the selected tile. */
function endSign(signs: Signs, coloured: boolean, { top, bottom }: Outline): SafeText {
  if (coloured) return safe` `;
  if (top) return bottom ? signs.acrossSelected : signs.topRightSelected;
  return bottom ? signs.bottomRightSelected : signs.uprightSelected;
}

/** What follows the text, `gap` columns behind it: blanks, or a line where no colours part tiles. */
function fill(
  { signs, theme }: State,
  { y: first }: Block,
  y: number,
  { top, bottom }: Outline,
  gap: number,
  columns: number,
): SafeText {
  const isSelected = top || bottom;
  if (isColoured(theme) || (!isSelected && y !== first) || columns <= gap) return spaces(columns);
  const rule = isSelected ? signs.acrossSelected : signs.across;
  return safe`${spaces(gap)}${keepSafe(rule, (sign) => sign.repeat(columns - gap))}`;
}

function textOf(drawn: Drawn, { tile, part, height }: Block, line: number, columns: number): SafeText {
  if (part === 'edge' || columns < 1 || line >= textLines) return safe``;
  const { measured, directory } = drawn.scene;
  const isMarked = part === 'tile' && isHidden(drawn, tile);
  const text = { measured, whole: measured.bytes[directory]!, signs: drawn.state.signs, isHidden: isMarked };
  return tileLines(text, tile, columns, part === 'title' ? 1 : height)[line] ?? safe``;
}

function styleOf(drawn: Drawn, { part, tile, colour }: Block): StyleName {
  if (part !== 'tile') return part === 'title' ? 'tileTitle' : 'plain';
  if (tile.node === noNode) return 'tileRest';
  return isHidden(drawn, tile) ? hiddenTiles[colour]! : tiles[colour]!;
}

function isHidden({ scene, hidden }: Drawn, { node }: Tile): boolean {
  if (node === noNode) return false;
  const { listing, measure } = scene.measured;
  const version = listing.versions[node]!;
  return measure === 'hidden' || (version >= 0 && hidden.byVersion.has(listing.stack.inode(version)));
}

const tiles = ['tile1', 'tile2', 'tile3', 'tile4'] as const satisfies readonly StyleName[];
const hiddenTiles = [
  'tileHidden1',
  'tileHidden2',
  'tileHidden3',
  'tileHidden4',
] as const satisfies readonly StyleName[];
