import { displayWidth, truncate, truncateStart } from './display-width.js';
import { joinSafe, keepSafe, type SafeText } from './safe-text.js';

/** Columns of the beginning from which on it says where a path is. */
const leastBeginning = 6;

/**
 * Cuts a path to at most `columns`: its name stays whole where it can, and of the way there the beginning, which says where it is, and the
 * end. `ellipsis` takes one column.
 */
export function truncatePath(path: SafeText, columns: number, ellipsis: SafeText): SafeText {
  if (displayWidth(path) <= columns) return path;
  const name = keepSafe(path, (raw) => raw.slice(raw.lastIndexOf('/')));
  // Two thirds for the end, more where the name needs it.
  const end = Math.max(Math.ceil((columns - 1) * (2 / 3)), Math.min(displayWidth(name), columns - 1));
  const beginning = columns - 1 - end;
  if (beginning < leastBeginning) return truncateStart(path, columns, ellipsis);
  // Each is cut with an ellipsis of its own, of which one goes.
  const head = keepSafe(truncate(path, beginning + 1, ellipsis), (raw) => raw.slice(0, -ellipsis.length));
  return joinSafe([head, truncateStart(path, end + 1, ellipsis)], '');
}
