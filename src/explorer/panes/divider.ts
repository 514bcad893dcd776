import { type Row, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';

/** The line between two parts that stand side by side, two columns wide: text ends before it, and a cursor may stand right behind it. */
export function dividerRows(height: number, signs: Signs, isHeld = false): Row[] {
  const row: Row = [segment(spaces(1), 'plain', null), segment(signs.upright, isHeld ? 'headingFocused' : 'divider')];
  return Array.from({ length: Math.max(0, height) }, () => row);
}
