import type { PresetName } from '../images/presets.js';
import type { Case } from './case.js';
import { jsonReport, scanHeaders } from './subjects.js';

/** No figures were set for these: the ratio tells that cost grows in line with entries, as that of the bare scanner does. */
function scale(preset: PresetName, what: string, note: string): Case {
  return {
    name: preset,
    what,
    unit: 'ms',
    image: [preset, 'docker'],
    ours: (setting) => jsonReport(setting, preset, 'docker'),
    baseline: (setting) => scanHeaders(setting, preset),
    target: () => null,
    note,
  };
}

export const scaleCases: readonly Case[] = [
  scale(
    'huge',
    'docker-archive of 20 GB, 1000 files',
    'A file of holes: its headers lie 20 MB apart, and nothing between them is read.',
  ),
  scale(
    'rewrites',
    '1000 layers that all rewrite one file',
    'Layers times paths, if anything grew so: figures of each layer, the life of the path, its hidden versions.',
  ),
  scale(
    'children',
    'a directory of 300 000 files, 15 000 rewritten and 15 000 removed above',
    'One directory with more children than any other image has in all.',
  ),
  scale(
    'deep',
    '100 paths of 1000 parts, each part with an entry',
    'Names have 1 kB in the mean here, and are in PAX headers of their own.',
  ),
];
