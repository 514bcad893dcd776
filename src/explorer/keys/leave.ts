import { type SafeText, safe } from '../../format/safe-text.js';
import type { State } from '../state.js';
import type { Binding } from './binding.js';
import { always } from './conditions.js';

/** What goes first when one goes back among the panes: of that one has to know how. */
function backWords({ overlay, explaining, zoomed, filter, flat, mark, view }: State): SafeText {
  if (overlay !== null || explaining || zoomed) return safe``;
  if (filter !== null) return safe`all paths`;
  if (flat !== null) return safe`tree`;
  return mark !== null && view === 'since-mark' ? safe`unmark` : safe``;
}

/** Keys for help, and for going back. */
export const leaveKeys: readonly Binding[] = [
  {
    id: 'help',
    group: 'Leave',
    keys: ['?'],
    help: safe`these keys`,
    hint: { label: safe`help` },
    choosing: 'always',
    enabled: always,
    action: { type: 'overlay', overlay: 'help' },
  },
  {
    id: 'back',
    group: 'Leave',
    keys: ['escape'],
    help: safe`close this, or back to the pane before`,
    hint: { label: backWords, when: (state) => backWords(state) !== safe``, isUrgent: () => true },
    choosing: 'always',
    enabled: always,
    action: { type: 'back' },
  },
  {
    id: 'suspend',
    group: 'Leave',
    keys: ['ctrl-z'],
    help: safe`to the shell; fg comes back`,
    choosing: 'always',
    enabled: always,
    action: { type: 'suspend' },
  },
  {
    id: 'quit',
    group: 'Leave',
    keys: ['q', 'ctrl-c'],
    help: safe`quit`,
    hint: { label: safe`quit` },
    choosing: 'always',
    enabled: always,
    action: { type: 'quit' },
  },
];
