import { safe } from '../../format/safe-text.js';
import type { Menu, MenuRow } from '../menu/menu.js';
import type { State } from '../state.js';
import { type CopyWhat, canCopy } from './copy-what.js';
import { selectedPlace } from './selected-place.js';

/** What of the selection is copied: each by a key. */
export function copyMenu(state: State): Menu {
  const isFile = state.inspection !== null && selectedPlace(state) !== null;
  const row = (key: string, label: MenuRow['label'], what: CopyWhat): MenuRow => ({
    key,
    label,
    enabled: canCopy(state, what),
    action: { type: 'copy', what },
  });
  return {
    title: safe`copy`,
    rows: [
      row('p', safe`path`, 'path'),
      row('d', isFile ? safe`SHA-256` : safe`digest`, 'digest'),
      row('c', safe`content`, 'content'),
      row('l', safe`line`, 'line'),
      row('i', safe`instruction`, 'instruction'),
      row('f', safe`Dockerfile`, 'dockerfile'),
    ],
    also: { y: 'p' },
  };
}
