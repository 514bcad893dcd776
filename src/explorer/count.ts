import type { Key } from './key.js';
import type { Action } from './message.js';
import type { Pane } from './state.js';

/** A number that is being typed before the key that is to be done so often. */
export type PendingCount = {
  readonly digits: string;
  /** The pane that had the keys before the first digit, which may be the number of another pane. */
  readonly from: Pane;
};

/** More digits than this are a slip of the finger: no image has so many rows. */
const mostDigits = 7;

export function isDigit(key: Key): boolean {
  return /^[0-9]$/.test(key);
}

/** A digit more; a number without end stays as it is. */
export function withDigit(count: PendingCount, digit: Key): PendingCount {
  return count.digits.length === mostDigits ? count : { ...count, digits: count.digits + digit };
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
