import { type SplitLayout, splitLayout } from '../split-layout.js';
import type { State } from '../state.js';
import { hiddenOutline } from './hidden-view.js';

/** Where the list of hidden files and what is said of the selected one are. */
export type HiddenLayout = SplitLayout & {
  /** Whether the columns have titles: the first line of the list. */
  readonly titled: boolean;
};

export function hiddenLayout(state: State): HiddenLayout {
  const { size, hidden } = state;
  const lines = hiddenOutline(state).rows + 1;
  const layout = splitLayout({ size, lines, reading: hidden.reading, share: 0.56 });
  return { ...layout, titled: layout.shape !== 'single' && layout.list.height >= 6 };
}

/** Rows of the list in sight. */
export function hiddenRoom({ list, titled }: HiddenLayout): number {
  return Math.max(0, list.height - (titled ? 1 : 0));
}
