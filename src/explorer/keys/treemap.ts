import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { needsLayers, needsTreemap } from './conditions.js';

/** Keys for the map of sizes. */
export const treemapKeys: readonly Binding[] = [
  {
    id: 'treemap',
    group: 'Treemap',
    keys: ['t'],
    help: safe`sizes as areas: of all files, of the layer, of what is hidden`,
    hint: { label: safe`map` },
    enabled: needsLayers,
    action: { type: 'treemap' },
  },
  {
    id: 'treemap-out',
    group: 'Treemap',
    keys: ['backspace'],
    help: safe`out of the directory; Enter goes in, arrows to neighbours`,
    hint: { label: safe`out` },
    over: ['treemap'],
    only: ['treemap'],
    enabled: needsTreemap,
    action: { type: 'treemap-out' },
  },
  {
    id: 'treemap-show',
    group: 'Treemap',
    keys: ['f'],
    help: safe`show it among the files; Enter does so for a file`,
    hint: { label: safe`in files` },
    over: ['treemap'],
    only: ['treemap'],
    enabled: needsTreemap,
    action: { type: 'treemap-show' },
  },
];
