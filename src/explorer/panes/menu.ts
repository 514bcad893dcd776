import { safe } from '../../format/safe-text.js';
import { keyLabel } from '../key.js';
import type { Menu, MenuRow } from '../menu/menu.js';
import { menuOf } from '../menu/menus.js';
import { cutRow, pointingAt, type Row, rowWidth, segment } from '../row.js';
import type { State } from '../state.js';

/** The keys of the menu that waits for one, in as many lines as they need, the last one for the footer; none where no menu does. */
export function menuRows(state: State, width: number): Row[] {
  const menu = menuOf(state);
  if (menu === null) return [];
  const lines: Row[] = [];
  let line: Row = [segment(safe` ${menu.title}`, 'strong')];
  for (const part of parts(state, menu)) {
    if (rowWidth(line) + rowWidth(part) <= width) line = [...line, ...part];
    else {
      lines.push(line);
      line = part;
    }
  }
  return [...lines, line].map((row) => cutRow(row, width, state.signs));
}

function parts(state: State, { rows }: Menu): Row[] {
  return [...rows.map((row) => keyPart(state, row)), [segment(safe`  Esc`, 'faint', { on: 'menu', key: 'escape' })]];
}

/** What does nothing now is faint; pressed all the same, it says why. */
function keyPart({ signs }: State, { key, label, enabled }: MenuRow): Row {
  const isOn = enabled === true;
  return pointingAt({ on: 'menu', key }, [
    segment(safe`  `),
    segment(keyLabel(key, signs), isOn ? 'key' : 'faint'),
    segment(safe` ${label}`, isOn ? 'plain' : 'faint'),
  ]);
}
