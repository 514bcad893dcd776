/**
 * The first row to show of a list of `count` rows in `height` lines, so that row `at` is among them: as near to `top` as
 * can be, and with no empty lines at the end while there are rows above.
 */
export function follow(top: number, at: number, height: number, count: number): number {
  const margin = marginOf(height);
  const lowest = Math.min(at + margin, count - 1) - height + 1;
  const highest = Math.max(0, at - margin);
  return clamp(Math.min(Math.max(top, lowest), highest), 0, Math.max(0, count - height));
}

/** A row or two of what comes next stays in sight, where there is room for it. */
function marginOf(height: number): number {
  return Math.max(0, Math.min(2, Math.floor((height - 1) / 2)));
}

/** A list and the row that is selected in it. */
export type Scrolled = { readonly top: number; readonly at: number };

/** Scrolls a list by so many rows: the selected row stays the same as long as it is in sight, and then the nearest one that is. */
export function scrolled({ top, at }: Scrolled, by: number, height: number, count: number): Scrolled {
  const margin = marginOf(height);
  const to = clamp(top + by, 0, count - height);
  if (to === top || height <= 0) return { top, at };
  const first = to === 0 ? 0 : to + margin;
  const last = to + height >= count ? count - 1 : to + height - 1 - margin;
  return { top: to, at: clamp(at, first, last) };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
