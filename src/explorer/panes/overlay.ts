import { formatCount } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Problem } from '../../problem/problem.js';
import { problemCodes } from '../../problem/problem-codes.js';
import { keyLabel } from '../key.js';
import { type Binding, keymap } from '../keymap.js';
import { beside, cutRow, type Row, segment, spaces } from '../row.js';
import type { Overlay, State } from '../state.js';
import { wrap } from '../wrap.js';

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

export function overlayRows(state: State, overlay: Overlay, width: number, height: number): Row[] {
  const { title, lines } = overlays[overlay];
  const all = lines(state, width);
  const more = all.length > height - 1;
  const hint = more ? safe`  ${state.signs.up}${state.signs.down} scroll, Esc closes` : safe`  Esc closes`;
  const heading: Row = [segment(safe` ${title}`, 'headingFocused'), segment(hint, 'faint')];
  const body = all.slice(state.overlayTop, state.overlayTop + height - 1);
  return [heading, ...body].map((row) => cutRow(row, width, state.signs));
}

const groups: readonly Binding['group'][] = ['Move', 'Look', 'Leave'];

function helpLines(state: State, width: number): Row[] {
  const columns = width >= 130 ? 2 : 1;
  const columnWidth = Math.floor((width - 2) / columns);
  const parts = groups.map((group) => [
    [segment(safe` ${safeText(group)}`, 'strong')],
    ...keymap.filter((binding) => binding.group === group).map((binding) => helpLine(state, binding)),
    [],
  ]) as Row[][];
  const signs = signLines(state);
  if (columns === 1) return [[], ...parts.flat(), ...signs];
  const left = [...parts[0]!, ...parts[2]!];
  const right = [...parts[1]!, ...signs];
  const rows = Math.max(left.length, right.length);
  return [[], ...Array.from({ length: rows }, (_, i) => beside(left[i] ?? [], right[i] ?? [], columnWidth))];
}

function helpLine({ signs }: State, { keys, help }: Binding): Row {
  const labels = keys.map((key) => keyLabel(key, signs));
  const row: Row = labels.flatMap((label, i) => [segment(safe`${i === 0 ? spaces(3) : spaces(1)}${label}`, 'key')]);
  return beside(row, [segment(help)], 18);
}

function signLines({ signs }: State): Row[] {
  const line = (
    sign: SafeText,
    style: 'added' | 'modified' | 'removed' | 'unchanged' | 'hidden',
    text: SafeText,
  ): Row => beside([segment(safe`   ${sign}`, style)], [segment(text)], 18);
  return [
    [segment(safe` Signs`, 'strong')],
    line(signs.added, 'added', safe`added`),
    line(signs.modified, 'modified', safe`modified: content, mode, owner, time, target or type`),
    line(signs.removed, 'removed', safe`removed`),
    line(signs.unchanged, 'unchanged', safe`written again, and the same as before`),
    line(signs.hidden, 'hidden', safe`hidden: no name leads to it any more, but its bytes ship with the image`),
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
