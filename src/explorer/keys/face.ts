import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { always } from './conditions.js';

/** Keys for how the explorer looks. */
export const faceKeys: readonly Binding[] = [
  {
    id: 'theme',
    group: 'Look',
    keys: ['T'],
    help: safe`other colours: the next theme`,
    choosing: 'always',
    enabled: always,
    action: { type: 'theme' },
  },
];
