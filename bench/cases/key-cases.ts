import type { Case, Target } from './case.js';

const fast = (nodeMajor: number): Target =>
  nodeMajor >= 22 ? { most: 10, late: 16, clears: 0 } : { most: 25, late: 35, clears: 0 };
const slow = (): Target => ({ most: 100, clears: 0 });

const keys = (what: string, target: Case['target'], note: string): Case => ({
  what: `1 000 000 entries: ${what}`,
  unit: 'ms',
  target,
  note,
});

/** From a key to the last byte of its frame, on a terminal of 200x60. Against the same keys on an image of 2000 entries in as many layers. */
export const keyCases = {
  'keys-cursor': keys(
    'the cursor moves, nothing scrolls',
    fast,
    'Everything is open. Two rows of the tree change, and what is said of the path.',
  ),
  'keys-scroll': keys(
    'the cursor moves, the tree scrolls',
    fast,
    'The same where every row of the tree is another one.',
  ),
  'keys-page': keys('a page down, a page up', fast, 'Rows that were not there before.'),
  'keys-expand': keys('a directory opens, and closes again', fast, 'Rows of open directories are counted anew.'),
  'keys-pane': keys(
    'another pane gets the keys',
    fast,
    'Tab and digits, each of which goes to its pane though the next one comes within a moment.',
  ),
  'keys-hidden': keys(
    'the list of hidden files: it opens, the cursor moves at its end, a page up and down',
    fast,
    'Rows of the list, and what is said of the selected one. Where a file stands in it is found out once for each list.',
  ),
  'keys-view': keys(
    'another view of the files',
    slow,
    'What the layer changed, what changed since the base, all that is there. Each was shown before, and what of it is kept is bounded.',
  ),
  'keys-layer': keys(
    'the next layer, in what it changed',
    slow,
    'A fold over all journals for each layer that was not shown just now.',
  ),
  'keys-layer-whole': keys('the next layer, in the whole filesystem', slow, 'The same, with every path in it.'),
  'keys-filter': keys(
    'a filter for what thousands of names have, to the first ones found',
    slow,
    'From the first of three letters, written at once, to the first frame that says that something is found.',
  ),
  'keys-filter-none': keys(
    'a filter for what no name has, to the frame that says so',
    slow,
    'All names are gone through for it, in pieces, between which keys are heard.',
  ),
} as const satisfies Readonly<Record<string, Case>>;

export type KeyCaseName = keyof typeof keyCases;
