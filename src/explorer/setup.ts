import type { Keymap } from './keymap.js';
import { standardKeymap } from './keymap.js';
import { type Order, standardOrder } from './order.js';
import { type Signs, unicodeSigns } from './signs.js';

/** What the terminal and the user's configuration say before anything is shown. */
export type Setup = {
  readonly signs: Signs;
  readonly keymap: Keymap;
  /** In which order files stand at first. */
  readonly order: Order;
  /** Bytes from which on a file is big. */
  readonly big: number;
  /** Areas are told apart by their colours; where there are none, by lines around them. */
  readonly coloured: boolean;
};

/** Where nothing else is said. */
export const standardSetup: Setup = {
  signs: unicodeSigns,
  keymap: standardKeymap,
  order: standardOrder,
  big: 1_000_000,
  coloured: true,
};
