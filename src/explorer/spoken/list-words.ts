import { formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { outlineOf } from '../files/files.js';
import { hasDirectoriesFirst, type Order, type Sort } from '../files/order.js';
import { isFiltered } from '../filter/filtered-files.js';
import { quickFilters } from '../filter/quick-filters.js';
import { filesPane } from '../panes/files.js';
import { rowText } from '../row.js';
import type { State } from '../state.js';

/** What stands first in each order, and the other way round. */
const orders: Readonly<Record<Sort, readonly [SafeText, SafeText]>> = {
  name: [safe`by name`, safe`by name, from Z to A`],
  size: [safe`by size, the largest first`, safe`by size, the smallest first`],
  hidden: [safe`by hidden bytes, the most first`, safe`by hidden bytes, the least first`],
  entries: [safe`by entries, the most first`, safe`by entries, the fewest first`],
  time: [safe`by time, the latest first`, safe`by time, the oldest first`],
  layer: [safe`by layer, the last first`, safe`by layer, the first first`],
};

function orderWords(order: Order): SafeText {
  const directories = hasDirectoriesFirst(order) ? safe`directories before files` : safe`directories among files`;
  return safe`${orders[order.by][order.reversed ? 1 : 0]}, ${directories}`;
}

/** What became of the list of files as a whole: its order, and what of it is shown. The list itself is read path by path. */
export function listWords(before: State | null, after: State): SafeText[] {
  if (before === null || before.inspection === null || after.inspection === null) return [];
  const reordered = before.order !== after.order && orderWords(before.order) !== orderWords(after.order);
  // Of a filter that is being typed the count comes with its end.
  const asked = after.prompt?.about === 'filter' ? [] : filterLines(before, after);
  return [...(reordered && after.flat === before.flat ? [safe`Files are ${orderWords(after.order)}`] : []), ...asked];
}

function filterLines(before: State, after: State): SafeText[] {
  const { filter } = after;
  const wasAsked = before.prompt?.about !== 'filter' ? before.filter : null;
  if (filter === null) return before.filter === null ? [] : [safe`All paths are shown again`];
  const isSame = wasAsked !== null && filterWords(after) === filterWords(before);
  const isDone = filter.found.search.isDone;
  if (isSame && (!isDone || wasAsked.found.search.isDone)) return [];
  if (filter.mistake !== null) return [safe`${safeText(filter.mistake.word)}: ${safeText(filter.mistake.mistake)}`];
  const listing = outlineOf(after)?.listing;
  const count = listing !== undefined && isFiltered(listing) ? listing.foundCount : 0;
  const soFar = isDone ? safe`` : safe` so far`;
  const found = count === 0 ? safe`nothing` : formatCount(count);
  return [
    safe`${filterWords(after)}: ${found} found${soFar}${count < 2 ? safe`` : safe`, ${orderWords(after.order)}`}`,
  ];
}

/** What is asked for, and where. */
function filterWords({ filter }: State): SafeText {
  const { text, quick } = filter!;
  const typed = text === '' ? [] : [safeText(text)];
  return safe`Only ${joinSafe([...typed, ...quick.map((name) => quickFilters[name].label)], ', ')}`;
}

/** Why there is no path to stand on. */
export function nothingWords(state: State): SafeText {
  const request = { width: Number.POSITIVE_INFINITY, height: 1, titled: false, headed: false };
  const said = filesPane(state, request).map(rowText).at(0);
  return said === undefined ? safe`no files here` : safeText(said.trim());
}
