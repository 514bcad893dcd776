import { displayWidth } from '../../format/display-width.js';
import { formatCount } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import type { Problem } from '../../problem/problem.js';
import { problemCodes } from '../../problem/problem-codes.js';
import { keyLabel } from '../key.js';
import { type Binding, keymap } from '../keymap.js';
import { beside, cutRow, type Row, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import type { Overlay, State } from '../state.js';

/** What lies over the panes: a title, and lines that can be scrolled. */
const overlays: Readonly<
  Record<Overlay, { readonly title: SafeText; readonly lines: (state: State, width: number) => Row[] }>
> = {
  help: { title: safe`Help`, lines: helpLines },
  problems: { title: safe`Problems`, lines: problemLines },
};

export function overlayLineCount(state: State): number {
  return state.overlay === null ? 0 : overlays[state.overlay].lines(state, state.size.columns - 1).length;
}

/** Lines of an overlay that are in sight: all of the screen but its header, the title of the overlay and the footer. */
export function overlayRoom(rows: number): number {
  return Math.max(0, rows - 3);
}

export function overlayRows(state: State, overlay: Overlay, width: number, height: number): Row[] {
  const { title, lines } = overlays[overlay];
  const all = lines(state, width);
  const more = all.length > height - 1;
  const hint = more ? safe`  ${scrollKeys(state.signs)} scroll, Esc closes` : safe`  Esc closes`;
  const heading: Row = [segment(safe` ${title}`, 'headingFocused'), segment(hint, 'faint')];
  const body = all.slice(state.overlayTop, state.overlayTop + height - 1);
  return [heading, ...body].map((row) => cutRow(row, width, state.signs));
}

const groups: readonly Binding['group'][] = ['Move', 'Look', 'Leave'];

function scrollKeys({ up, down }: Signs): SafeText {
  return displayWidth(up) > 1 ? safe`${up}/${down}` : safe`${up}${down}`;
}

/** Columns of the keys and signs in front of what they mean. */
const keyColumns = 18;

function helpLines(state: State, width: number): Row[] {
  const columns = width >= 130 ? 2 : 1;
  const columnWidth = Math.floor((width - 2) / columns);
  const parts = groups.map((group) => [
    [segment(safe` ${safeText(group)}`, 'strong')],
    ...keymap
      .filter((binding) => binding.group === group)
      .flatMap((binding) => explained(keyCells(state, binding), binding.help, columnWidth, state.signs)),
    [],
  ]) as Row[][];
  const signs = signLines(state, columnWidth);
  if (columns === 1) return [[], ...parts.flat(), ...signs];
  const left = [...parts[0]!, ...parts[2]!];
  const right = [...parts[1]!, ...signs];
  const rows = Math.max(left.length, right.length);
  return [[], ...Array.from({ length: rows }, (_, i) => beside(left[i] ?? [], right[i] ?? [], columnWidth))];
}

function keyCells({ signs }: State, { keys }: Binding): Row {
  const labels = keys.map((key) => keyLabel(key, signs));
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
    style: 'added' | 'modified' | 'removed' | 'unchanged' | 'hidden',
    meaning: SafeText,
  ): Row[] => explained([segment(safe`   ${sign}`, style)], meaning, width, signs);
  return [
    [segment(safe` Signs`, 'strong')],
    ...lines(signs.added, 'added', safe`added`),
    ...lines(signs.modified, 'modified', safe`modified: content, mode, owner, time, target or type`),
    ...lines(signs.removed, 'removed', safe`removed`),
    ...lines(signs.unchanged, 'unchanged', safe`written again, and the same as before`),
    ...lines(signs.hidden, 'hidden', safe`hidden: no name leads to it any more, but its bytes ship with the image`),
  ];
}

/** A broken image can have a problem for each of its files: nobody reads more than these. */
const mostProblems = 500;

function problemLines({ inspection, signs }: State, width: number): Row[] {
  const problems = inspection?.problems ?? [];
  const rows = problems
    .slice(0, mostProblems)
    .flatMap((problem) => [[], ...problemRows(problem, width, signs.ellipsis)]);
  const more = problems.length - mostProblems;
  return more <= 0 ? rows : [...rows, [], [segment(safe` and ${formatCount(more)} more`, 'faint')]];
}

function problemRows(problem: Problem, width: number, ellipsis: SafeText): Row[] {
  const { code, layer, path, message } = problem;
  const where = layer === null ? safe`image` : safe`layer ${layer}`;
  const what = path === null ? safe`` : safe`  /${safeText(path)}`;
  const style = problemCodes[code].unreadable ? 'error' : 'warning';
  const told = wrap(safeText(message), width - 4, 4, ellipsis);
  return [
    [segment(safe` ${safeText(code)}`, style), segment(safe`  ${where}${what}`, 'faint')],
    ...told.map((line) => [segment(safe`   ${line}`)]),
  ];
}
