import type { Case } from './case.js';

const scale = (what: string, note: string) => ({ what, unit: 'ms', target: () => null, note }) as const;

/** Images with much of one thing. No figures were set: the ratio tells whether cost grows in line with entries, as the bare scanner's does. */
export const scaleCases = {
  huge: scale('docker-archive of 20 GB, 1000 files', 'Headers lie 20 MB apart, and nothing between them is read.'),
  rewrites: scale(
    '1000 layers that all rewrite one file',
    'Layers times paths, if anything grew so: the figures of each layer, the hidden versions of the path.',
  ),
  children: scale(
    'a directory of 300 000 files; 15 000 rewritten and 15 000 removed above',
    'One directory with more children than images have files.',
  ),
  deep: scale(
    '100 paths of 1000 parts, each part with an entry',
    'Names have 1 kB in the mean, most of them in PAX headers of their own.',
  ),
} as const satisfies Readonly<Record<string, Case>>;
