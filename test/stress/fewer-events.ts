import type { StressEvent } from './stress-event.js';

/** Events without which a run fails as well are left out: first half of them, then a quarter, and so on. */
export async function fewerEvents(
  events: readonly StressEvent[],
  fails: (events: readonly StressEvent[]) => Promise<boolean>,
): Promise<readonly StressEvent[]> {
  let left = events;
  for (let size = Math.ceil(left.length / 2); ; size = Math.ceil(size / 2)) {
    for (let from = 0; from < left.length; ) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)];
      if (fewer.length > 0 && (await fails(fewer))) left = fewer;
      else from += size;
    }
    if (size === 1) return left;
  }
}
