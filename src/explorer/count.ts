import type { Key } from './key.js';
import type { Action } from './message.js';
import type { Pane, State } from './state.js';

/** A number that is being typed before the key that is to be done so often. */
export type PendingCount = {
  readonly digits: string;
  /** The pane that had the keys before the first digit: the key that comes is done there. */
  readonly began: Pane;
  /**
   * The pane that has to have the keys for the number to be one. Whoever types one digit, and is in another pane for it, wanted to go there; two are
   * more likely the begin of `12j`.
   */
  readonly from: Pane;
  /** The pane of the last digit, where it goes if no key comes in time; null for what can be nothing but a number, which waits for its key. */
  readonly pane: Pane | null;
};

/** More digits than this are a slip of the finger: no image has so many rows. */
const mostDigits = 7;

export function isDigit(key: Key): boolean {
  return /^[0-9]$/.test(key);
}

/** A digit more, with its pane; a number without end stays as it is. Over the panes nobody goes to two of them, one after the other. */
export function withDigit({ count, focus, overlay }: State, digit: Key, pane: Pane | null): PendingCount {
  if (count === null) return { digits: digit, began: focus, from: focus, pane };
  const { digits, began } = count;
  const last = overlay === null && count.pane !== null ? pane : null;
  return { digits: digits.length === mostDigits ? digits : digits + digit, began, from: last ?? began, pane: last };
}

/** Whether what is typed counts, for a key that comes now. */
export function isCounting({ count, focus }: State): boolean {
  return count !== null && count.from === focus;
}

/** The action as often as was typed before its key. */
export function repeated(action: Action, times: number): Action {
  switch (action.type) {
    case 'move':
    case 'page':
    case 'layer':
    case 'divide':
    case 'next-match':
      return { ...action, by: action.by * times };
    case 'edge':
      return { ...action, row: times };
    default:
      return action;
  }
}
