import { safe } from '../../format/safe-text.js';
import { canDivide } from '../mouse/divider.js';
import type { Binding } from './binding.js';
import { always } from './conditions.js';

/** Columns that a key moves the divider by. */
const step = 2;

/** Keys for the mouse, and for what is otherwise done with it. */
export const mouseKeys: readonly Binding[] = [
  {
    id: 'divider-left',
    group: 'Look',
    keys: ['<'],
    help: safe`the divider of the panes to the left; it can be dragged too`,
    counts: true,
    enabled: canDivide,
    action: { type: 'divide', by: -step },
  },
  {
    id: 'divider-right',
    group: 'Look',
    keys: ['>'],
    help: safe`the divider to the right`,
    counts: true,
    enabled: canDivide,
    action: { type: 'divide', by: step },
  },
  {
    id: 'mouse',
    group: 'Leave',
    keys: ['ctrl-s'],
    help: safe`mouse off, to select text; on. Shift and drag selects too`,
    choosing: 'always',
    enabled: always,
    action: { type: 'mouse' },
  },
];
