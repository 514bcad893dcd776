import type { State } from '../state.js';

/** Rows of the list above what is typed, where there are so many: less than half of the screen, so that one sees what it is about. */
export function paletteRoom({ size }: State): number {
  return Math.max(3, Math.min(12, Math.floor(size.rows * 0.45)));
}
