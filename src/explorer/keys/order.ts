import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { inFiles, needsLayers, needsTree } from './conditions.js';

/** Keys for the order of the files, and for the list of the largest. */
export const orderKeys: readonly Binding[] = [
  {
    id: 'sort',
    group: 'Order',
    keys: ['s'],
    help: safe`sort by name, size, hidden bytes, entries, time, layer`,
    hint: { label: safe`sort`, when: inFiles },
    enabled: needsLayers,
    action: { type: 'sort' },
  },
  {
    id: 'reverse',
    group: 'Order',
    keys: ['R'],
    help: safe`the other way round`,
    enabled: needsLayers,
    action: { type: 'reverse' },
  },
  {
    id: 'directories-first',
    group: 'Order',
    keys: ['O'],
    help: safe`directories before files, or among them`,
    enabled: needsTree,
    action: { type: 'directories-first' },
  },
  {
    id: 'flat',
    group: 'Order',
    keys: ['L'],
    help: safe`the largest files in one list, or the tree again`,
    hint: { label: safe`tree`, when: ({ flat }) => flat !== null, isUrgent: ({ flat }) => flat !== null },
    enabled: needsLayers,
    action: { type: 'flat' },
  },
];
