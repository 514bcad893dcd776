import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { needsLayers } from './conditions.js';

/** The key that asks for a command. */
export const paletteKeys: readonly Binding[] = [
  {
    id: 'palette',
    group: 'Find',
    keys: [':'],
    help: safe`any command by its name, or a path to go to; Tab completes`,
    enabled: needsLayers,
    action: { type: 'palette' },
  },
];
