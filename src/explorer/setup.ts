import type { Keymap } from './keymap.js';
import { standardKeymap } from './keymap.js';
import { type Signs, unicodeSigns } from './signs.js';

/** What the terminal and the user's configuration say before anything is shown. */
export type Setup = {
  readonly signs: Signs;
  readonly keymap: Keymap;
};

/** Where nothing else is said. */
export const standardSetup: Setup = { signs: unicodeSigns, keymap: standardKeymap };
