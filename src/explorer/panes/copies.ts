import type { Duplicate } from '../../analysis/duplicates.js';
import { hiddenIndex } from '../../analysis/hidden-index.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import type { VersionId } from '../../tree/version.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { absolutePath } from '../absolute-path.js';
import { type CopiesView, copiesRoom, copiesRows } from '../copies/copies-view.js';
import { closesHint } from '../keys/key-for.js';
import { emptyRow, pointingAt, type Row, segment, spread } from '../row.js';
import type { State } from '../state.js';
import { wrapRow } from '../wrap-row.js';
import { listRow, outOfSight, rightCell } from './cells.js';

const sizeColumns = 8;

/** Contents that the layers store more than once, with where they are and what storing them once would save. */
export function copiesPane(state: State): Row[] {
  const view = state.copies!;
  const width = state.size.columns - 1;
  const rows = copiesRows(view);
  const shown = rows.slice(view.top, view.top + copiesRoom(state));
  return [
    titleRow(state, view, width),
    ...remarks(state, view, width),
    ...shown.map(({ duplicate, copy }, i) => {
      const isSelected = view.top + i === view.at;
      const mark = segment(safe`${isSelected ? state.signs.cursor : safe` `} `);
      const row = copy === null ? contentRow(state, duplicate) : copyRow(state, copy);
      return listRow(
        pointingAt({ on: 'row', row: view.top + i }, [mark, ...row]),
        width,
        state.signs,
        isSelected ? 'focused' : 'none',
      );
    }),
  ];
}

function titleRow(state: State, view: CopiesView, width: number): Row {
  const { duplicates } = view;
  const savable = duplicates?.reduce((sum, { savableBytes }) => sum + savableBytes, 0) ?? 0;
  const what =
    duplicates === null || duplicates.length === 0
      ? safe``
      : safe`  ${formatBytes(savable)} could be saved: ${formatCount(duplicates.length)} ${duplicates.length === 1 ? safe`content` : safe`contents`} more than once`;
  const away = outOfSight(view.top, copiesRoom(state), copiesRows(view).length, state.signs);
  const left: Row = [segment(safe` Copies`, 'headingFocused'), segment(what)];
  return spread(left, [...away, closesHint(state)], width, state.signs);
}

function remarks({ signs }: State, { duplicates, failure }: CopiesView, width: number): Row[] {
  if (failure !== null) return wrapRow([segment(safe` ${failure}`, 'warning')], width);
  if (duplicates === null) return [[segment(safe` Comparing contents of equal size${signs.goingOn}`, 'faint')]];
  return duplicates.length === 0 ? [emptyRow, [segment(safe` No content is stored more than once.`)]] : [];
}

function contentRow({ signs }: State, { size, copies, savableBytes }: Duplicate): Row {
  return [
    rightCell(formatBytes(savableBytes), sizeColumns, signs, 'strong'),
    segment(safe`  ${formatCount(copies.length)} copies of ${formatBytes(size)}`),
  ];
}

function copyRow({ inspection, signs }: State, version: VersionId): Row {
  const { stack, analysis } = inspection!;
  const hidden = hiddenIndex(analysis).byVersion.get(version);
  return [
    rightCell(safe`${stack.layerOf(version)}`, sizeColumns, signs, 'faint'),
    segment(safe`  ${absolutePath(stack, stack.nodeOf(version))}`),
    ...(hidden === undefined ? [] : [segment(safe`  ${signs.hidden} ${hiddenBecause(hidden)}`, 'hidden')]),
  ];
}
