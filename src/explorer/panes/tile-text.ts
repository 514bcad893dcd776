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
  /** Its bytes ship for nothing. */
  readonly isHidden: boolean;
};

/** The lines of a tile: name, size and share, as much of it as fits into so many columns and lines. */
export function tileLines(
  { measured, whole, signs, isHidden }: TileText,
  tile: Tile,
  columns: number,
  lines: number,
): SafeText[] {
  const mark = isHidden ? safe`${signs.hidden} ` : safe``;
  const forName = columns - displayWidth(mark);
  const name = tileName(measured, tile);
  const size = formatBytes(tile.bytes);
  const share = formatPercent(tile.bytes / whole);
  const fits = (text: SafeText) => displayWidth(text) <= columns;
  const figures = [safe`${size}  ${share}`, size].find(fits);
  // A piece of a number would be another number, and one letter says nothing.
  const isCut = tile.node !== noNode && forName >= leastName;
  // Of several names the last one says the most.
  const cut = tile.from === tile.node ? truncate : truncateStart;
  const shown = displayWidth(name) <= forName || isCut ? cut(name, forName, signs.ellipsis) : safe``;
  const first = truncate(shown === '' && isHidden ? signs.hidden : safe`${mark}${shown}`, columns, '');
  if (lines > 1) {
    return figures === undefined ? [first] : [first, figures];
  }
  const all = [safe`${mark}${name}  ${size}  ${share}`, safe`${mark}${name}  ${size}`].find(fits);
  return [all ?? first];
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
