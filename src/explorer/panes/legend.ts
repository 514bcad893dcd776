import { type SafeText, safe } from '../../format/safe-text.js';
import { keyFor } from '../keys/key-for.js';
import { type Row, rowWidth, segment, spaces, spread } from '../row.js';
import { offeredViews, type State, type View } from '../state.js';

const names: Readonly<Record<View, SafeText>> = {
  changes: safe`changes`,
  'since-base': safe`since base`,
  'since-mark': safe`since mark`,
  filesystem: safe`all files`,
};

/** Below the layer bar: what its signs mean, and above the files which views of them there are. */
export function legendRow(state: State, width: number): Row {
  const { inspection, signs } = state;
  if (inspection === null || inspection.layers.length === 0) return [];
  const views = viewTabs(state);
  const meanings: Row = [
    segment(spaces(1)),
    segment(signs.full, 'band'),
    segment(safe` visible in the end  `, 'faint'),
    segment(signs.hatch, 'bandHidden'),
    segment(safe` hidden, but still ships`, 'faint'),
  ];
  return spread(rowWidth(meanings) + rowWidth(views) < width ? meanings : [], views, width, signs);
}

/** The views that the key goes through, the one that is shown marked. */
function viewTabs(state: State): Row {
  const tabs = offeredViews(state).flatMap((view): Row => {
    const isShown = view === state.view;
    const name = isShown ? safe`[${names[view]}]` : safe` ${names[view]} `;
    return [segment(name, isShown ? 'headingFocused' : 'faint', { on: 'view', view })];
  });
  const ghosts: Row = state.ghosts === null ? [] : [segment(safe` ${state.signs.hidden} with hidden`, 'hidden', null)];
  return [segment(safe`${keyFor(state, 'view')} `, 'key', { on: 'binding', id: 'view' }), ...tabs, ...ghosts];
}
