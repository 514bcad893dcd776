import type { Action } from './message.js';
import type { Row } from './row.js';
import type { State } from './state.js';

/** The actions that ask something of the outside world; `update` knows them. */
type EffectType = 'quit' | 'suspend' | 'verify' | 'look' | 'next-match' | 'compare' | 'copies' | 'same';

/** The actions that change the state and nothing else. */
export type Local = Exclude<Action, { readonly type: EffectType }>;

/** What each action does to the state. */
export type Reducers = {
  readonly [Type in Local['type']]: (state: State, action: Extract<Local, { readonly type: Type }>) => State;
};

/** Something that lies over the panes: a file in `overlays` and a row in `overlays.ts`. */
export type OverlayFace = {
  /** All lines between the header and the footer, as many as there is something to show in. */
  rows(state: State): Row[];
  /** Moves what the keys are for by so many rows; it may be infinite. */
  move(state: State, by: number): State;
  /** Rows that a page has. */
  page(state: State): number;
  /** What other actions do in it. Those that are not here close it and do what they do without it. */
  readonly reducers: Partial<Reducers>;
  /** Takes what is scrolled to where it is drawn. */
  settle(state: State): State;
};
