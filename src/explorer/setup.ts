import type { SafeText } from '../format/safe-text.js';
import type { Order } from './files/order.js';
import { type Keymap, standardKeymap } from './keymap.js';
import { type Settings, standardSettings } from './settings.js';
import { type Signs, unicodeSigns } from './signs.js';
import type { View } from './state.js';
import type { ThemeView } from './themes.js';

/** What the user wants, by the command line, the configuration and the choices of before. */
export type Wishes = {
  readonly settings: Settings;
  readonly keymap: Keymap;
  /** What there is to say of all this; null where nothing is. */
  readonly notice: SafeText | null;
};

/** What the terminal and the user's configuration say before anything is shown. */
export type Setup = {
  readonly signs: Signs;
  readonly theme: ThemeView;
  readonly keymap: Keymap;
  /** In which order files stand. */
  readonly order: Order;
  readonly view: View;
  /** Share of the columns that is left of the divider; null where nobody has moved it. */
  readonly split: number | null;
  /** What is selected is shown beside the files where there is room. */
  readonly preview: boolean;
  /** Bytes from which on a file is big. */
  readonly big: number;
  /** Clicks and the wheel are for the explorer. */
  readonly mouse: boolean;
  /** One line for the user, until the next key. */
  readonly notice: SafeText | null;
};

export const noWishes: Wishes = { settings: standardSettings, keymap: standardKeymap, notice: null };

/** What the user wants of a terminal that can show these signs and themes, and has a mouse or not. */
export function setupOf(
  { settings, keymap, notice }: Wishes,
  terminal: Pick<Setup, 'signs' | 'theme' | 'mouse'>,
): Setup {
  const { sort, reverse, directoriesFirst, view, split, preview, big } = settings;
  const first = directoriesFirst === 'auto' ? null : directoriesFirst;
  const order = { by: sort, reversed: reverse, directoriesFirst: first };
  return { ...terminal, keymap, order, view, split: split === 'auto' ? null : split, preview, big, notice };
}

/** Where nothing else is said. */
export const standardSetup: Setup = setupOf(noWishes, {
  signs: unicodeSigns,
  theme: { choice: 'auto', ground: 'dark', fixed: null },
  mouse: true,
});
