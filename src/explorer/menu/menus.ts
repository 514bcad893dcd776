import { copyMenu } from '../copy/copy-menu.js';
import type { State } from '../state.js';
import type { Menu, MenuFace, MenuName } from './menu.js';

const menus: Readonly<Record<MenuName, MenuFace>> = { copy: copyMenu };

/** The menu that waits for its key; null where none does. */
export function menuOf(state: State): Menu | null {
  return state.menu === null ? null : menus[state.menu](state);
}
