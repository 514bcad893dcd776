import { type SafeText, safe } from '../../format/safe-text.js';
import { type Key, keyLabel } from '../key.js';
import { menuOf } from '../menu/menus.js';
import type { Action } from '../message.js';
import type { State } from '../state.js';

/** Actions that are about a screen or leave it: here they come to nothing, or to something that is no matter of words. */
const said: Readonly<Partial<Record<Action['type'], SafeText>>> = {
  zoom: safe`There is no screen here whose panes could be larger.`,
  divide: safe`There is no screen here whose panes could be wider.`,
  mouse: safe`There is no mouse here.`,
  explain: safe`No more reasons.`,
  move: safe`Nothing further.`,
  page: safe`Nothing further.`,
  edge: safe`Nothing further.`,
  layer: safe`There is no further layer.`,
  quit: safe``,
  suspend: safe``,
};

/** What there is to say of a key that nothing was said of: whoever listens would not know whether it was heard. */
export function keyWords(before: State, after: State, key: Key): SafeText {
  if (before.prompt !== null || after.prompt !== null) return safe``;
  // Esc stops what goes on, which says so itself.
  if (key === 'escape' && (before.saving !== null || before.fetching !== null)) return safe``;
  const menu = menuOf(before);
  if (menu !== null) {
    const isChosen = menu.rows.some((row) => row.key === (menu.also?.[key] ?? key));
    return isChosen ? safe`` : safe`Nothing is chosen.\n`;
  }
  if (after.count !== null) return safe`${keyLabel(key, after.signs)}\n`;
  const action = before.keymap.at(key, before)?.action;
  const words =
    action === undefined ? undefined : action.type === 'fold-all' ? foldedWords(action.open) : said[action.type];
  if (words !== undefined) return words === '' ? words : safe`${words}\n`;
  return isSame(before, after) ? safe`${keyLabel(key, after.signs)} does nothing here.\n` : safe``;
}

function foldedWords(open: boolean): SafeText {
  return open ? safe`All directories are open.` : safe`All directories are closed.`;
}

/** Whether all is as it was, but for what every key takes away. */
function isSame(before: State, after: State): boolean {
  const passing: Pick<State, 'notice' | 'count'> = { notice: null, count: null };
  const names = Object.keys(after) as (keyof State)[];
  return names.every((name) => name in passing || before[name] === after[name]);
}
