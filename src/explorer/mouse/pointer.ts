import type { PartName } from '../part.js';

/** What is known of the mouse between two of its reports. */
export type Pointer = {
  /** The user has taken the mouse away, for the terminal to select text with. */
  readonly released: boolean;
  /** Where the left button was pressed last: another press there soon after is a double click. null after one. */
  readonly pressed: { readonly part: PartName | null; readonly column: number; readonly row: number } | null;
  /** The divider is held. */
  readonly dividing: boolean;
};

export const restingPointer: Pointer = { released: false, pressed: null, dividing: false };
