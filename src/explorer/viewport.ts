/**
 * The first row to show of a list of `count` rows in `height` lines, so that row `at` is among them: as near to `top` as
 * can be, and with no empty lines at the end while there are rows above.
 */
export function follow(top: number, at: number, height: number, count: number): number {
  // A row or two of what comes next stays in sight, where there is room for it.
  const margin = Math.min(2, Math.floor((height - 1) / 2));
  const lowest = Math.min(at + margin, count - 1) - height + 1;
  const highest = Math.max(0, at - margin);
  return clamp(Math.min(Math.max(top, lowest), highest), 0, Math.max(0, count - height));
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
