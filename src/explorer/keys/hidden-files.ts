import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { needsHiddenList } from './conditions.js';

/** Keys for the list of hidden files. */
export const hiddenKeys: readonly Binding[] = [
  {
    id: 'regroup',
    group: 'Hidden files',
    keys: ['t'],
    help: safe`together by directory, by layer, by cause; largest first`,
    hint: { label: safe`group` },
    over: ['hidden'],
    only: ['hidden'],
    enabled: needsHiddenList,
    action: { type: 'regroup' },
  },
  {
    id: 'noise',
    group: 'Hidden files',
    keys: ['i'],
    help: safe`package lists, caches, temporary files: fold away, show`,
    hint: { label: ({ hidden }) => (hidden.foldNoise ? safe`show noise` : safe`fold noise`) },
    over: ['hidden'],
    only: ['hidden'],
    enabled: needsHiddenList,
    action: { type: 'noise' },
  },
];
