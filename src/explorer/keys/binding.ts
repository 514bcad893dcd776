import type { SafeText } from '../../format/safe-text.js';
import type { Key } from '../key.js';
import type { Action } from '../message.js';
import type { Overlay, State } from '../state.js';

/** What keys are about, in the order of the help. */
export const keyGroups = ['Move', 'Look', 'Find', 'Order', 'In a file', 'Hidden files', 'Treemap', 'Leave'] as const;
export type KeyGroup = (typeof keyGroups)[number];

/** One line of the table that handler, footer, help and documents are made from. */
export type Binding = {
  readonly id: string;
  readonly group: KeyGroup;
  /** The first one is the one that the footer shows. */
  readonly keys: readonly Key[];
  /** One sentence for the help. */
  readonly help: SafeText;
  /** For the footer; a binding without it is in the help only. */
  readonly hint?: {
    readonly label: SafeText | ((state: State) => SafeText);
    /** Another binding whose key is shown next to this one's: up and down are one hint. */
    readonly beside?: string;
    /** Whether the hint is of use now, while the key does something. Always, where this is missing. */
    readonly when?: (state: State) => boolean;
    /** Whether it stays where there is no room for all: what is on is not to be taken for all there is. */
    readonly isUrgent?: (state: State) => boolean;
  };
  /**
   * What the key does while images are offered: `list` where it moves in the list or takes from it, `always` where it does
   * the same as otherwise. Nothing, where this is missing.
   */
  readonly choosing?: 'list' | 'always';
  /** What lies over the panes in which the footer shows the key. Every key that is of use while images are offered is shown there too. */
  readonly over?: readonly Overlay[];
  /** The overlays in which the keys mean this: elsewhere they may mean something else. Everywhere, where this is missing. */
  readonly only?: readonly Overlay[];
  /** A number that is typed before the key is how often it does it. */
  readonly counts?: boolean;
  /** True, or why the key does nothing now. */
  readonly enabled: (state: State) => true | SafeText;
  readonly action: Action;
};
