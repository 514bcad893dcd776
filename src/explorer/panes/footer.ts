import { displayWidth } from '../../format/display-width.js';
import { safe } from '../../format/safe-text.js';
import { keyLabel } from '../key.js';
import { type Binding, bindingNamed, keymap } from '../keymap.js';
import { cutRow, type Row, rowWidth, segment, spaces } from '../row.js';
import type { State } from '../state.js';

/** Hints that stay when there is no room for all: without them nobody finds the others. */
const kept = new Set(['help', 'quit']);

/** What the keys do now; or one line for the user, until the next key. */
export function footerRow(state: State, width: number): Row {
  if (state.notice !== null) return cutRow([segment(safe` ${state.notice}`, 'warning')], width, state.signs);
  const hints = keymap.filter(
    ({ hint, choosing, enabled }) =>
      hint !== undefined &&
      (hint.when?.(state) ?? true) &&
      (state.choice !== null || enabled(state) === true) &&
      // A list of images and an overlay have the keys for themselves.
      ((state.choice === null && state.overlay === null) || choosing !== undefined),
  );
  let left = width - 1;
  for (const binding of hints) if (kept.has(binding.id)) left -= rowWidth(hintRow(state, binding)) + 2;
  const shown: Row[] = [];
  for (const binding of hints) {
    const row = hintRow(state, binding);
    if (!kept.has(binding.id)) {
      if (rowWidth(row) + 2 > left) continue;
      left -= rowWidth(row) + 2;
    }
    shown.push(row);
  }
  return cutRow(
    [segment(spaces(1)), ...shown.flatMap((row, i) => (i === 0 ? row : [segment(spaces(2)), ...row]))],
    width,
    state.signs,
  );
}

function hintRow({ signs }: State, { keys, hint }: Binding): Row {
  const key = keyLabel(keys[0]!, signs);
  const other = hint!.beside === undefined ? null : keyLabel(bindingNamed(hint!.beside)!.keys[0]!, signs);
  const shown = other === null ? key : displayWidth(key) > 1 ? safe`${key}/${other}` : safe`${key}${other}`;
  return [segment(shown, 'key'), segment(safe` ${hint!.label}`, 'faint')];
}
