import { padEnd, padStart } from '../format/display-width.js';
import { formatTime } from '../format/format-date.js';
import { formatMode } from '../format/format-mode.js';
import { safeJson } from '../format/safe-json.js';
import { type SafeText, safe, safeText } from '../format/safe-text.js';
import { kindOf } from '../layer/changeset.js';
import { jsonPath } from '../report/json-path.js';
import type { Change } from '../tree/change.js';
import type { Stack } from '../tree/stack.js';
import { jsonDifferences, jsonVersion } from './json-facts.js';
import type { ListedPath } from './listed-paths.js';

/** A line of a listing, without its line feed. */
export type ListingLine = (stack: Stack, row: ListedPath) => SafeText;

export const changeSigns: Readonly<Record<Exclude<Change, 'none'>, SafeText>> = {
  added: safe`+`,
  modified: safe`~`,
  removed: safe`-`,
  unchanged: safe`=`,
};

export const shortLine: ListingLine = (stack, row) => {
  const path = safeText(stack.tree.path(row.node));
  const isDirectory = stack.kind(row.version) === kindOf.directory;
  return safe`${start(row, true)}${path}${isDirectory ? safe`/` : safe``}`;
};

export const longLine: ListingLine = (stack, row) => {
  const facts = stack.facts(row.version);
  const path = safeText(stack.tree.path(row.node));
  const before = start(row, false);
  if (facts === null) return safe`${before}d?????????        ?:?             ?                 ?  ${path}/`;
  const owner = padStart(safe`${facts.uid}:${facts.gid}`, 11);
  const size = padStart(safe`${facts.size}`, 13);
  const target = facts.kind === 'symlink' ? safe` -> ${safeText(facts.link)}` : safe``;
  return safe`${before}${formatMode(facts.kind, facts.mode)}${owner} ${size}  ${formatTime(facts.mtime)}  ${path}${target}`;
};

/** Names as in the report (`hidden`), and those of the attributes. */
export const jsonLine: ListingLine = (stack, { node, version, changed, hidden }) =>
  safeJson({
    ...jsonPath(stack.tree.path(node)),
    ...(changed === undefined ? {} : { change: changed.change, differences: jsonDifferences(changed.differences) }),
    ...jsonVersion(stack, version),
    ...(hidden === undefined ? {} : { bytes: hidden.bytes, cause: hidden.cause, hiddenBy: hidden.hiddenBy }),
  });

/** What stands before the path, or before its attributes: the sign of a change; why a content is hidden. */
function start({ changed, hidden }: ListedPath, withBytes: boolean): SafeText {
  if (changed !== undefined) return safe`${changeSigns[changed.change]} `;
  if (hidden === undefined) return safe``;
  const bytes = withBytes ? safe`${padStart(safe`${hidden.bytes}`, 13)}  ` : safe``;
  const layers = padEnd(safe`layer ${hidden.layer}, by ${hidden.hiddenBy}`, 16);
  return safe`${bytes}${padEnd(safeText(hidden.cause), 15)}  ${layers}  `;
}
