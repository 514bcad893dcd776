import { type SafeText, safeText } from '../format/safe-text.js';
import type { Signs } from './signs.js';

/** Keys that have a name; every other one is the character that it types. Characters with Ctrl are `ctrl-x`. */
const namedKeys = [
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
  'enter',
  'space',
  'tab',
  'shift-tab',
  'escape',
  'backspace',
  'delete',
] as const;
export type NamedKey = (typeof namedKeys)[number];

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

/** Ctrl and a letter that a terminal sends as another key: nobody can tell the two. */
const sameAs: Readonly<Record<string, Key>> = {
  'ctrl-i': 'tab',
  'ctrl-m': 'enter',
  'ctrl-j': 'enter',
  'ctrl-h': 'backspace',
};

/** The key that somebody means who writes it as it is called here, or as the screen calls it; null for no key. */
export function keyNamed(name: string): Key | null {
  // A character beyond the first plane is two code units.
  if ([...name].length === 1) return name === ' ' ? 'space' : /\p{Cc}/u.test(name) ? null : name;
  const lower = name.toLowerCase();
  const named = namedKeys.find((key) => key === lower || shown[key]?.toLowerCase() === lower);
  if (named !== undefined) return named;
  return /^ctrl-[a-z]$/.test(lower) ? (sameAs[lower] ?? lower) : null;
}
