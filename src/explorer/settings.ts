import { type Sort, standardOrder } from './files/order.js';
import { type View, views } from './state.js';
import type { ThemeChoice } from './themes.js';

export const signChoices = ['auto', 'unicode', 'ascii'] as const;
export type SignChoice = (typeof signChoices)[number];

/** What a user can set: each has a row in `src/config/setting-rows.ts`, which says more of it. */
export type Settings = {
  readonly theme: ThemeChoice;
  readonly signs: SignChoice;
  /** In which order files stand at first. */
  readonly sort: Sort;
  /** The other way round. */
  readonly reverse: boolean;
  /** Directories come before everything else: `auto` where the order is by name. */
  readonly directoriesFirst: boolean | 'auto';
  /** What the files pane shows at first. */
  readonly view: View;
  /** Share of the columns that the layers have, beside the files; `auto` as fits. */
  readonly split: number | 'auto';
  /** Whether what is selected is shown beside the files, in windows that have the room. */
  readonly preview: boolean;
  /** Whether clicks and the wheel are for the explorer: else the terminal selects text with them. `auto` where Esc is none the worse for it. */
  readonly mouse: boolean | 'auto';
  /** Bytes from which on a file counts as big. */
  readonly big: number;
  /** Lines that can be read out instead of a full screen. */
  readonly screenReader: boolean;
};

/** Where nothing else is said. */
export const standardSettings: Settings = {
  theme: 'auto',
  signs: 'auto',
  sort: standardOrder.by,
  reverse: standardOrder.reversed,
  directoriesFirst: standardOrder.directoriesFirst ?? 'auto',
  view: views[0],
  split: 'auto',
  preview: true,
  mouse: 'auto',
  big: 1_000_000,
  screenReader: false,
};
