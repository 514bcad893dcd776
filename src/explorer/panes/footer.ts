import { displayWidth } from '../../format/display-width.js';
import { formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { isCounting } from '../count.js';
import { keyLabel } from '../key.js';
import type { Binding } from '../keys/binding.js';
import { keyFor } from '../keys/key-for.js';
import type { Target } from '../mouse/target.js';
import { promptRow } from '../prompt.js';
import { prompts } from '../prompts.js';
import { cutRow, padRow, pointingAt, type Row, rowWidth, segment, spaces, spread } from '../row.js';
import type { State } from '../state.js';
import { menuRows } from './menu.js';

/**
 * Hints that stay when there is no room for all: without help nobody finds the others, something wrong is worth more than a view,
 * and of the problems a small terminal shows either the list or what is said of one.
 */
function isKept(state: State, { id, hint }: Binding): boolean {
  if (hint?.isUrgent?.(state) === true) return true;
  return id === 'problems' || id === 'help' || id === 'quit' || (state.overlay !== null && id === 'next-pane');
}

/** What the keys do now; or one line for the user, until the next key. */
export function footerRow(state: State, width: number): Row {
  if (state.prompt !== null) {
    const face = prompts[state.prompt.about];
    const label = face.label(state);
    if (state.notice === null) return promptRow(state, label, face.remark?.(state) ?? null, width);
    const said = segment(safe` ${state.notice}`, 'warning');
    // Beside a text that is as long as it likes; where both have no room, until the next key.
    const left = width - rowWidth([said]);
    return left < 16
      ? cutRow([said], width, state.signs)
      : [...padRow(promptRow(state, label, null, left), left), said];
  }
  const menu = menuRows(state, width).at(-1);
  if (menu !== undefined) return menu;
  if (state.fetching !== null && state.notice === null) {
    const { what, share } = state.fetching;
    const far = segment(safe`  ${formatPercent(share)}  ${stopWords(state)}`, 'warning');
    return spread([segment(safe` Reading ${what}`, 'warning')], [far], width, state.signs);
  }
  if (state.saving !== null && state.notice === null) {
    return [segment(safe` Saving, ${formatPercent(state.saving)}  ${stopWords(state)}`, 'warning')];
  }
  if (state.count !== null && isCounting(state)) {
    const hint = safe`  times the key that comes now; with ${keyFor(state, 'last')}: to that row; ${keyFor(state, 'back')}: none`;
    return cutRow([segment(safe` ${safeText(state.count.digits)}`, 'key'), segment(hint, 'faint')], width, state.signs);
  }
  if (state.notice !== null) return cutRow([segment(safe` ${state.notice}`, 'warning')], width, state.signs);
  const hints = state.keymap.bindings.filter(
    (binding) =>
      binding.hint !== undefined &&
      binding.keys.length > 0 &&
      (binding.hint.when?.(state) ?? true) &&
      (state.choice !== null || binding.enabled(state) === true) &&
      isOfUse(state, binding),
  );
  const start = startOf(state);
  let left = width - rowWidth(start);
  for (const binding of hints) if (isKept(state, binding)) left -= rowWidth(hintRow(state, binding)) + 2;
  const shown: Row[] = [];
  for (const binding of hints) {
    const row = hintRow(state, binding);
    if (!isKept(state, binding)) {
      if (rowWidth(row) + 2 > left) continue;
      left -= rowWidth(row) + 2;
    }
    shown.push(row);
  }
  return cutRow(
    [...start, ...shown.flatMap((row, i) => (i === 0 ? row : [segment(spaces(2), 'plain', null), ...row]))],
    width,
    state.signs,
  );
}

function stopWords(state: State): SafeText {
  return safe`${keyFor(state, 'back')} stops it`;
}

/** In front of the hints: how the mouse comes back that the user gave to the terminal. */
function startOf({ pointer, keymap, signs }: State): Row {
  const key = keymap.named('mouse')?.keys[0];
  if (!pointer.released || key === undefined) return [segment(spaces(1))];
  const words = safe` The mouse selects text, ${keyLabel(key, signs)} takes it back`;
  return [segment(words, 'warning', { on: 'binding', id: 'mouse' }), segment(spaces(2), 'plain', null)];
}

/** A list of images and an overlay have the keys for themselves. */
function isOfUse({ choice, overlay }: State, { choosing, over }: Binding): boolean {
  if (choosing !== undefined) return true;
  return overlay !== null ? over?.includes(overlay) === true : choice === null;
}

function hintRow(state: State, { id, keys, hint }: Binding): Row {
  const { signs, keymap } = state;
  const { label } = hint!;
  const key = keyLabel(keys[0]!, signs);
  const beside = hint!.beside === undefined ? undefined : keymap.named(hint!.beside);
  const next = beside?.keys[0];
  const first: Target = { on: 'binding', id };
  const shown = [segment(key, 'key')];
  if (beside !== undefined && next !== undefined) {
    if (displayWidth(key) > 1) shown.push(segment(safe`/`, 'key'));
    // Each of the two keys can be pointed at; the words are the first one's.
    shown.push(segment(keyLabel(next, signs), 'key', { on: 'binding', id: beside.id }));
  }
  const words = segment(safe` ${typeof label === 'function' ? label(state) : label}`, 'faint', first);
  return pointingAt(first, [...shown, words]);
}
