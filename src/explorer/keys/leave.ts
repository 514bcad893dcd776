import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { always } from './conditions.js';

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
