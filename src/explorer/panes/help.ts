import { displayWidth } from '../../format/display-width.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { keyLabel } from '../key.js';
import { type Binding, keyGroups } from '../keys/binding.js';
import { closesHint, keyFor } from '../keys/key-for.js';
import { beside, cutRow, type Row, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';

/** Lines of the help. */
export function helpLineCount(state: State): number {
  return helpLines(state, state.size.columns - 1).length;
}

/** Lines of it that are in sight: all of the screen but its header, the title of the help and the footer. */
export function helpRoom(rows: number): number {
  return Math.max(0, rows - 3);
}

/** All keys with what they do, and the signs with what they mean: a title, and lines that can be scrolled. */
export function helpRows(state: State): Row[] {
  const { columns, rows } = state.size;
  const width = columns - 1;
  const height = rows - 2;
  const all = helpLines(state, width);
  const more = all.length > height - 1;
  const hint = more
    ? segment(safe`  ${scrollKeys(state.signs)} scroll, ${keyFor(state, 'back')} closes`, 'faint')
    : closesHint(state);
  const heading: Row = [segment(safe` Help`, 'headingFocused'), hint];
  const body = all.slice(state.overlayTop, state.overlayTop + height - 1);
  return [heading, ...body].map((row) => cutRow(row, width, state.signs));
}

function scrollKeys({ up, down }: Signs): SafeText {
  return displayWidth(up) > 1 ? safe`${up}/${down}` : safe`${up}${down}`;
}

/** Columns of the keys and signs in front of what they mean. */
const keyColumns = 18;

function helpLines(state: State, width: number): Row[] {
  const columns = width >= 130 ? 2 : 1;
  const columnWidth = Math.floor((width - 2) / columns);
  const parts: Row[][] = keyGroups.flatMap((group) => {
    const bindings = state.keymap.bindings.filter((binding) => binding.group === group);
    if (bindings.length === 0) return [];
    const lines = bindings.flatMap((binding) =>
      explained(keyCells(state, binding), binding.help, columnWidth, state.signs),
    );
    return [[[segment(safe` ${safeText(group)}`, 'strong')], ...lines, []]];
  });
  const all = [...parts, signLines(state, columnWidth)];
  if (columns === 1) return [[], ...all.flat()];
  const half = all.flat().length / 2;
  const left: Row[] = [];
  const right: Row[] = [];
  for (const part of all) (left.length + part.length / 2 <= half ? left : right).push(...part);
  const rows = Math.max(left.length, right.length);
  return [[], ...Array.from({ length: rows }, (_, i) => beside(left[i] ?? [], right[i] ?? [], columnWidth))];
}

function keyCells(state: State, { id, keys }: Binding): Row {
  const labels = keys.length === 0 ? [keyFor(state, id)] : keys.map((key) => keyLabel(key, state.signs));
  return labels.flatMap((label, i) => [segment(safe`${i === 0 ? spaces(3) : spaces(1)}${label}`, 'key')]);
}

/** A key or a sign, and what it means in as many lines as that takes. */
function explained(start: Row, meaning: SafeText, width: number, { ellipsis }: Signs): Row[] {
  const lines = wrap(meaning, width - keyColumns - 1, 4, ellipsis);
  return lines.map((line, i) => beside(i === 0 ? start : [], [segment(line)], keyColumns));
}

function signLines({ signs }: State, width: number): Row[] {
  const lines = (
    sign: SafeText,
    style: 'added' | 'modified' | 'removed' | 'unchanged' | 'hidden' | 'error',
    meaning: SafeText,
  ): Row[] => explained([segment(safe`   ${sign}`, style)], meaning, width, signs);
  return [
    [segment(safe` Signs`, 'strong')],
    ...lines(signs.added, 'added', safe`added`),
    ...lines(signs.modified, 'modified', safe`modified: content, mode, owner, time, target or type`),
    ...lines(signs.removed, 'removed', safe`removed`),
    ...lines(signs.unchanged, 'unchanged', safe`written again, and the same as before`),
    ...lines(signs.hidden, 'hidden', safe`hidden: no name leads to it any more, but its bytes ship with the image`),
    ...lines(signs.secret, 'error', safe`before a hidden file: likely a secret, by its name`),
    ...lines(signs.damaged, 'error', safe`a layer that could not be read whole, or is not what its digests promise`),
  ];
}
