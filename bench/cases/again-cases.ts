import type { Case, Target } from './case.js';

const note =
  'What was kept of the layers is read instead of them. What is left is the start of Node, stacking, figures and report.';
const again = (what: string, target: Target) =>
  ({ what: `${what}, opened for the second time`, unit: 'ms', target: () => target, note }) as const;

/** Second openings, with what the first one kept of the layers, against first openings of the plain form. */
export const againCases = {
  'again-real': again('the 1.2 GB docker-archive', { ratio: 1, most: 400 }),
  'again-gzip': again('the 1.2 GB image, OCI gzip', { ratio: 1, most: 400 }),
  'again-zstd': again('the 1.2 GB image, OCI zstd', { ratio: 1, most: 400 }),
  'again-wide': again('224 000 entries', { ratio: 1 }),
  'again-million': again('1 000 000 entries', { ratio: 1 }),
} as const satisfies Readonly<Record<string, Case>>;
