import { displayWidth } from '../../format/display-width.js';
import { type PartName, partAt } from '../part.js';
import type { Row } from '../row.js';
import { screenParts } from '../screen.js';
import type { State } from '../state.js';
import type { Target } from './target.js';

/** What is at a cell: the part of the screen, and what of it. */
export type Pointed = { readonly part: PartName | null; readonly target: Target | null };

/** What the terminal shows at a cell, read off the very rows that are drawn. */
export function targetAt(state: State, column: number, row: number): Pointed {
  const part = partAt(screenParts(state), column, row);
  if (part === undefined) return { part: null, target: null };
  return { part: part.name, target: targetIn(part.rows[row - part.top] ?? [], column - part.left) };
}

/** What a segment stands for reaches up to the next one that stands for something, so that a row can be met right of its text. */
function targetIn(row: Row, column: number): Target | null {
  let found: Target | null = null;
  let at = 0;
  for (const { text, target } of row) {
    if (at > column) break;
    if (target !== undefined) found = target;
    at += displayWidth(text);
  }
  return found;
}
