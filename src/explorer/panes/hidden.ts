import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import type { Grouping } from '../hidden/hidden-groups.js';
import { hiddenLayout } from '../hidden/hidden-layout.js';
import { selectedHidden } from '../hidden/hidden-view.js';
import { closesHint, keyFor } from '../keys/key-for.js';
import type { Part } from '../part.js';
import { type Row, segment, spread } from '../row.js';
import type { State } from '../state.js';
import { hiddenListRows } from './hidden-list.js';
import { hiddenText } from './hidden-text.js';
import { scrolledRows, splitParts } from './split.js';

/** What ships although nothing reaches it: a list, what is likely a secret first, and what is said of the selected row. */
export function hiddenParts(state: State): Part[] {
  const layout = hiddenLayout(state);
  const { inspection, hidden, signs } = state;
  if (inspection === null) return [];
  return splitParts(layout, signs, {
    title: titleRow(state, inspection),
    listed: hiddenListRows(state, inspection, layout),
    told: scrolledRows(toldLines(state), hidden.linesTop, layout.text, signs),
  });
}

/** Lines of what is said of the selected row. */
export function hiddenLineCount(state: State): number {
  return toldLines(state).length;
}

/** What is said of the selected row; without empty lines where all of it has no room. */
function toldLines(state: State): Row[] {
  const { inspection, signs } = state;
  const selected = selectedHidden(state);
  if (selected === null || inspection === null) return [];
  const { width, height } = hiddenLayout(state).text;
  const lines = hiddenText(inspection, selected, width, signs);
  return lines.length <= height ? lines : lines.filter((line) => line.length > 0);
}

const groupingWords: Readonly<Record<Grouping, SafeText>> = {
  none: safe`largest first`,
  directory: safe`by directory`,
  layer: safe`by layer`,
  cause: safe`by cause`,
};

function titleRow(state: State, { finished }: Inspection): Row {
  const { hidden, signs, size } = state;
  const width = size.columns - 1;
  const start = segment(safe` Hidden files`, 'headingFocused');
  const how = [
    groupingWords[hidden.grouping],
    ...(hidden.foldNoise ? [safe`noise folded`] : []),
    ...(finished ? [] : [safe`still reading`]),
  ];
  const filter = hidden.filter === '' ? [] : [segment(safe`  /${safeText(hidden.filter)}`, 'found')];
  const title: Row = [start, ...filter, ...how.map((word) => segment(safe` ${signs.dot} ${word}`, 'faint'))];
  const closes =
    hidden.filter === '' ? closesHint(state) : segment(safe`  ${keyFor(state, 'back')} shows all`, 'faint');
  return spread(title, [closes], width, signs);
}
