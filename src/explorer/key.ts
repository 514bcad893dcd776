import { type SafeText, safeText } from '../format/safe-text.js';
import type { Signs } from './signs.js';

/** Keys that have a name; every other one is the character that it types. Characters with Ctrl are `ctrl-x`. */
export type NamedKey =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageup'
  | 'pagedown'
  | 'home'
  | 'end'
  | 'enter'
  | 'space'
  | 'tab'
  | 'shift-tab'
  | 'escape'
  | 'backspace'
  | 'delete';

/** A key press. `string & {}` keeps the names in sight for editors. */
export type Key = NamedKey | (string & {});

const arrows: readonly Key[] = ['up', 'down', 'left', 'right'] satisfies readonly (keyof Signs)[];

const shown: Readonly<Record<string, string>> = {
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  space: 'Space',
  tab: 'Tab',
  'shift-tab': 'Shift-Tab',
  escape: 'Esc',
  backspace: 'Backspace',
  delete: 'Delete',
};

/** The key as it is written on the screen. */
export function keyLabel(key: Key, signs: Signs): SafeText {
  if (arrows.includes(key)) return signs[key as 'up' | 'down' | 'left' | 'right'];
  const control = /^ctrl-(.)$/.exec(key);
  return safeText(control === null ? (shown[key] ?? key) : `Ctrl-${control[1]!.toUpperCase()}`);
}
