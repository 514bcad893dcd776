import { displayWidth, truncate, truncateStart } from '../../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { noNode } from '../../path/path-tree.js';
import { isDirectory } from '../files/child-order.js';
import type { Signs } from '../signs.js';
import type { Measured } from '../treemap/measure.js';
import type { Tile } from '../treemap/tile.js';

/** Lines that the text of a tile has at most. */
export const textLines = 2;

/** Columns of a name that is cut. */
const leastName = 4;

/** What is written in a tile; `whole` bytes are those that its share is told of. */
export type TileText = {
  readonly measured: Measured;
  readonly whole: number;
  readonly signs: Signs;
};

/** The lines of a tile: name, size and share, as much of it as fits into so many columns and lines. */
export function tileLines(
  { measured, whole, signs }: TileText,
  tile: Tile,
  columns: number,
  lines: number,
): SafeText[] {
  const name = tileName(measured, tile);
  const size = formatBytes(tile.bytes);
  const share = formatPercent(tile.bytes / whole);
  const fits = (text: SafeText) => displayWidth(text) <= columns;
  const figures = [safe`${size}  ${share}`, size].find(fits);
  // A piece of a number would be another number, and one letter says nothing.
  const isCut = tile.node !== noNode && columns >= leastName;
  // Of several names the last one says the most.
  const cut = tile.from === tile.node ? truncate : truncateStart;
  const cutName = (text: SafeText) => (fits(text) || isCut ? cut(text, columns, signs.ellipsis) : safe``);
  if (lines > 1) {
    const first = cutName(name);
    return figures === undefined ? [first] : [first, figures];
  }
  const all = [safe`${name}  ${size}  ${share}`, safe`${name}  ${size}`].find(fits);
  return [all ?? cutName(name)];
}

/** The name of a tile as one reads it in a list; of directories that are one tile, all their names. */
export function tileName({ listing }: Measured, { node, from, count }: Tile): SafeText {
  if (node === noNode) return safe`${formatCount(count)} ${count === 1 ? safe`other` : safe`others`}`;
  const { tree } = listing.stack;
  let name = safeText(tree.name(node));
  for (let up = node; up !== from; ) {
    up = tree.parent(up);
    name = safe`${safeText(tree.name(up))}/${name}`;
  }
  return isDirectory(listing, node) ? safe`${name}/` : name;
}
