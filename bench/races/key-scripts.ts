import type { KeyCaseName } from '../cases/key-cases.js';

/** Which keys are pressed for a case. */
export type KeyScript = {
  /** Keys before. */
  readonly before: string;
  /** The keys that are measured, by the number of the press. */
  readonly press: (number: number) => string;
  /** What has to be on the screen for the press to count as answered; any change, where nothing is said. */
  readonly shows?: RegExp;
  /** Keys after each press, which are not measured. */
  readonly undo?: string;
  /** Presses in all, at least. */
  readonly presses: number;
};

const [pageUp, pageDown, esc] = ['\u001b[5~', '\u001b[6~', '\u001b'];

/** The last layer (the layers have the keys at first), the files pane, and from its first view, which is what the layer changed, the whole filesystem. */
const changes = 'G2';
const wholeFilesystem = `${changes}vv`;
const allOpen = `${wholeFilesystem}=g`;

/** So many times one key, then as often the other. */
const backAndForth = (times: number, there: string, back: string) => (number: number) =>
  number % (2 * times) < times ? there : back;

/** `12 found`, with thin groups. */
const someFound = /[1-9][\d\s]* found/;
const searchedThrough = /\d found(?!(?:\u001b\[[\d;]*m|\s)*so far)/;

export const keyScripts: Readonly<Record<KeyCaseName, KeyScript>> = {
  'keys-cursor': { before: `${allOpen}jjjjjjjj`, press: backAndForth(4, 'j', 'k'), presses: 100 },
  // From the last row in sight on.
  'keys-scroll': { before: allOpen + pageDown + pageDown, press: backAndForth(200, 'j', 'k'), presses: 100 },
  'keys-page': { before: allOpen, press: backAndForth(10, pageDown, pageUp), presses: 100 },
  'keys-expand': { before: `${wholeFilesystem}-g`, press: () => '\r', presses: 100 },
  'keys-pane': { before: allOpen, press: (number) => ['\t', '\t', '\t', '3', '1', '2'][number % 6]!, presses: 100 },
  // From the last row but one on.
  'keys-hidden': {
    before: 'HGk',
    press: (number) => ['j', 'k', pageUp, pageDown, 'H', 'H'][number % 6]!,
    presses: 100,
  },
  'keys-view': { before: changes, press: () => 'v', presses: 30 },
  'keys-layer': { before: changes, press: backAndForth(30, '[', ']'), presses: 60 },
  'keys-layer-whole': { before: wholeFilesystem, press: backAndForth(30, '[', ']'), presses: 60 },
  'keys-filter': { before: wholeFilesystem, press: () => '/lib', shows: someFound, undo: esc, presses: 30 },
  'keys-filter-none': {
    before: wholeFilesystem,
    press: () => '/qqq',
    shows: searchedThrough,
    undo: esc,
    presses: 30,
  },
};
