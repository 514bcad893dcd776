import type { Action } from './message.js';
import type { Part, PartName } from './part.js';
import type { Row } from './row.js';
import type { State } from './state.js';

/** The actions that ask something of the outside world; `update` knows them. */
type EffectType = 'quit' | 'suspend' | 'verify' | 'next-match' | 'copies' | 'mouse' | 'copy' | 'open-outside';

/** The actions that change the state and nothing else. */
export type Local = Exclude<Action, { readonly type: EffectType }>;

/** What is about the panes alone: an overlay that has nothing of its own for it is not closed for it, as whoever presses such a key there meant something else. */
export const aboutPanes: ReadonlySet<Action['type']> = new Set<Action['type']>([
  'zoom',
  'view',
  'ghosts',
  'sort',
  'reverse',
  'directories-first',
  'flat',
  'mark',
  'filter',
  'quick-filter',
  'unfold',
  'fold',
  'fold-all',
  'explain',
  'divide',
  'preview',
  'focus-next',
]);

/** What each action does to the state. */
export type Reducers = {
  readonly [Type in Local['type']]: (state: State, action: Extract<Local, { readonly type: Type }>) => State;
};

/** Something that lies over the panes: a file in `overlays` and a row in `overlays.ts`. */
export type OverlayFace = {
  /** All lines between the header and the footer, as many as there is something to show in. */
  rows(state: State): Row[];
  /** The same in parts, from its first line on, where it has more than one. */
  parts?(state: State): Part[];
  /** Moves what the keys are for by so many rows; it may be infinite. */
  move(state: State, by: number): State;
  /** Scrolls the part that the mouse is over by so many rows; `move` does, where this is missing. */
  scroll?(state: State, by: number, part: PartName): State;
  /** Selects a row of the list that the mouse is over. */
  select?(state: State, row: number): State;
  /** Gives the keys to the list, or to what is said of its selected row. */
  turnTo?(state: State, part: 'list' | 'text'): State;
  /** Rows that a page has. */
  page(state: State): number;
  /** What other actions do in it. Those that are not here close it and do what they do without it. */
  readonly reducers: Partial<Reducers>;
  /** Takes what is scrolled to where it is drawn. */
  settle(state: State): State;
};
