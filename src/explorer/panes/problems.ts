import { formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Problem } from '../../problem/problem.js';
import { type Severity, severities, severityOf } from '../../problem/severity.js';
import { closesHint } from '../keys/key-for.js';
import type { Part } from '../part.js';
import { problemIndex } from '../problems/problem-index.js';
import type { ProblemOutline, ProblemRow } from '../problems/problem-outline.js';
import { problemsLayout } from '../problems/problems-layout.js';
import { problemOutline, selectedProblem } from '../problems/problems-view.js';
import { type Row, rowWidth, segment, spaces, spread } from '../row.js';
import type { SplitLayout } from '../split-layout.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';
import { follow } from '../viewport.js';
import { foldingRow, listRow, outOfSight } from './cells.js';
import { problemText } from './problem-text.js';
import { scrolledRows, splitParts } from './split.js';

export const severityStyles: Readonly<Record<Severity, StyleName>> = {
  error: 'error',
  warning: 'warning',
  notice: 'faint',
};

/** What is wrong with the image: a list by kinds, the worst first, and what is said of the selected row. */
export function problemsParts(state: State): Part[] {
  const layout = problemsLayout(state);
  const { list, text } = layout;
  return splitParts(layout, state.signs, {
    title: titleRow(state),
    listed: listRows(state, list.width, list.height),
    told: textRows(state, text),
  });
}

/** Lines of what is said of the selected row. */
export function problemLineCount(state: State): number {
  const selected = selectedProblem(state);
  return selected === null ? 0 : problemText(selected, problemsLayout(state).text.width, state.signs).length;
}

function titleRow(state: State): Row {
  const { inspection, signs, size } = state;
  const { groups } = problemIndex(inspection?.problems ?? []);
  const counts = severities.flatMap((severity): SafeText[] => {
    const count = groups.reduce((sum, group) => sum + (severityOf(group.code) === severity ? group.count : 0), 0);
    return count === 0 ? [] : [safe`${formatCount(count)} ${safeText(severity)}${count === 1 ? safe`` : safe`s`}`];
  });
  const start = segment(safe` Problems`, 'headingFocused');
  const all = segment(safe`  ${joinSafe(counts, ', ')}`);
  const worst = segment(safe`  ${counts[0] ?? safe`none`}${counts.length > 1 ? safe`, and others` : safe``}`);
  const title: Row = rowWidth([start, all]) < size.columns ? [start, all] : [start, worst];
  return spread(title, [closesHint(state)], size.columns - 1, signs);
}

function listRows(state: State, width: number, height: number): Row[] {
  const { signs, problems } = state;
  const outline = problemOutline(state);
  const at = outline.rowOf(problems.cursor);
  const first = follow(problems.top, at, height, outline.rows);
  const away = outOfSight(first, height, outline.rows, signs);
  const shown = Math.max(0, Math.min(height, outline.rows - first));
  return Array.from({ length: shown }, (_, i) => {
    const row = outline.at(first + i)!;
    const selection = first + i !== at ? 'none' : problems.reading ? 'elsewhere' : 'focused';
    const content =
      row.problem === null ? foldingRow(kindRow(row, outline, state), first + i) : placeRow(row.problem, state);
    const mark = safe`${first + i === at ? signs.cursor : safe` `} `;
    const marked: Row = [segment(mark, 'plain', { on: 'row', row: first + i }), ...content];
    // How much is out of sight stands at the end of the last line.
    return i === shown - 1 && away.length > 0 && selection === 'none'
      ? spread(marked, away, width, signs)
      : listRow(marked, width, signs, selection);
  });
}

function kindRow({ group }: ProblemRow, outline: ProblemOutline, { signs }: State): Row {
  const severity = severityOf(group.code);
  const fold = outline.isOpen(group) ? signs.open : signs.closed;
  return [
    segment(safe`${fold} `, 'faint'),
    segment(safeText(group.code), severityStyles[severity]),
    segment(safe`  ${formatCount(group.count)} ${safeText(severity)}${group.count === 1 ? safe`` : safe`s`}`, 'faint'),
  ];
}

function placeRow({ layer, path, offset, message, count }: Problem, { signs }: State): Row {
  const where = layer === null ? safe`image` : safe`layer ${layer}`;
  const what =
    count !== undefined
      ? safe`${signs.ellipsis} and ${formatCount(count)} more`
      : path === null
        ? safeText(message)
        : safe`/${safeText(path)}`;
  const byte = offset === null ? [] : [segment(safe`  byte ${formatCount(offset)}`, 'faint')];
  return [segment(spaces(3)), segment(where, 'faint'), segment(safe`  ${what}`), ...(path === null ? [] : byte)];
}

function textRows(state: State, room: SplitLayout['text']): Row[] {
  const selected = selectedProblem(state);
  if (selected === null) return [[segment(safe` Nothing wrong was found.`, 'faint')]];
  return scrolledRows(problemText(selected, room.width, state.signs), state.problems.linesTop, room, state.signs);
}
