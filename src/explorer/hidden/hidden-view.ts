import type { State } from '../state.js';
import { type Grouping, type HiddenGroup, hiddenGroups } from './hidden-groups.js';
import { type HiddenCursor, HiddenOutline, type HiddenRow } from './hidden-outline.js';

/** Where the user is in the list of hidden files. It stays while the list is closed. */
export type HiddenView = {
  /** null: the first file. */
  readonly cursor: HiddenCursor | null;
  /** First row in sight. */
  readonly top: number;
  readonly grouping: Grouping;
  /** Package lists, caches and temporary files are one row. */
  readonly foldNoise: boolean;
  /** Part of the paths that are shown; empty for all. */
  readonly filter: string;
  /** Groups that the user opened (true) and closed (false). */
  readonly opened: ReadonlyMap<string, boolean>;
  /** The keys scroll what is said of the selected row. */
  readonly reading: boolean;
  /** First line in sight of what is said. */
  readonly linesTop: number;
};

export const noHiddenView: HiddenView = {
  cursor: null,
  top: 0,
  grouping: 'none',
  foldNoise: false,
  filter: '',
  opened: new Map(),
  reading: false,
  linesTop: 0,
};

/** The rows that were made of a list of groups last: a frame asks for them several times. */
const outlines = new WeakMap<
  readonly HiddenGroup[],
  { readonly opened: HiddenView['opened']; readonly outline: HiddenOutline }
>();

const nothing: readonly HiddenGroup[] = [];

export function hiddenOutline({ inspection, hidden }: State): HiddenOutline {
  const groups = inspection === null ? nothing : hiddenGroups(inspection, hidden);
  const last = outlines.get(groups);
  if (last?.opened === hidden.opened) return last.outline;
  const outline = new HiddenOutline(groups, hidden.opened);
  outlines.set(groups, { opened: hidden.opened, outline });
  return outline;
}

/** The selected row; null where the image is not open. */
export function selectedHidden(state: State): HiddenRow | null {
  const outline = hiddenOutline(state);
  return outline.at(outline.rowOf(state.hidden.cursor));
}
