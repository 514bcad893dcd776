import type { SafeText } from '../../format/safe-text.js';
import type { Key } from '../key.js';
import type { Action } from '../message.js';
import type { State } from '../state.js';

/** The menus that there are: a row each in `menus.ts`. */
export type MenuName = 'copy';

/** One more key, after the one that opened the menu. */
export type MenuRow = {
  readonly key: Key;
  readonly label: SafeText;
  /** True, or why the key does nothing now. */
  readonly enabled: true | SafeText;
  readonly action: Action;
};

/** What one key and then another one does: shown in the place of the footer until the second is pressed. */
export type Menu = {
  readonly title: SafeText;
  readonly rows: readonly MenuRow[];
  /** Keys that do what another one does, and are not shown: the one that opened it, twice. */
  readonly also?: Readonly<Record<string, Key>>;
};

/** A menu, made for what is selected. */
export type MenuFace = (state: State) => Menu;
