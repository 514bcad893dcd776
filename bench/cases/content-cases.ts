import type { Case } from './case.js';

/** The contents of files of a compressed layer, inside one process. */
export const contentCases = {
  'content-first': {
    what: 'the last file of the largest layer, OCI gzip, read for the first time',
    unit: 'ms',
    target: () => ({ ratio: 1.2 }),
    note: 'The layer is inflated by a thread into a file of the cache, and the file is read from there. Against inflating the same layer to nowhere, on the main thread.',
  },
  'content-next': {
    what: 'twenty more files of that layer',
    unit: 'ms',
    target: () => ({ ratio: 0.1 }),
    note: 'From all over the layer, each read whole and held against its digest. Against the first one.',
  },
} as const satisfies Readonly<Record<string, Case>>;
