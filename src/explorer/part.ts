import { beside, cutRow, emptyRow, type Row } from './row.js';
import type { Signs } from './signs.js';
import type { Pane } from './state.js';

/** What of the screen a part is. `offered` lies over others: what may be typed or pressed next. `list` and `text` are those of an overlay that has both. */
export type PartName =
  | Pane
  | 'header'
  | 'bar'
  | 'legend'
  | 'tabs'
  | 'divider'
  | 'preview'
  | 'why'
  | 'footer'
  | 'choice'
  | 'overlay'
  | 'offered'
  | 'list'
  | 'text'
  | 'message';

/** A rectangle of the screen, in cells, and the rows that are drawn there from its top; fewer than it is high leave the rest empty. */
export type Part = {
  readonly name: PartName;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
};

/**
 * Parts as rows of the screen, so many. Those that share a row stand in their order from left to right; one that begins at the left is over those before it.
 * No row goes beyond its part, whatever the part thinks of it: the one beside it would be pushed away.
 */
export function composed(parts: readonly Part[], height: number, signs: Signs): Row[] {
  const screen: Row[] = Array.from({ length: height }, () => emptyRow);
  for (const { left, top, width, height: lines, rows } of parts) {
    const end = Math.min(lines, rows.length, height - top);
    for (let i = 0; i < end; i += 1) {
      const row = cutRow(rows[i]!, width, signs);
      screen[top + i] = left === 0 ? row : beside(screen[top + i]!, row, left);
    }
  }
  return screen;
}

/** The part that has the cell, the uppermost one; undefined where none has. */
export function partAt(parts: readonly Part[], column: number, row: number): Part | undefined {
  return parts.findLast(
    ({ left, top, width, height }) => column >= left && column < left + width && row >= top && row < top + height,
  );
}
