import { type SafeText, safe } from '../format/safe-text.js';

/** The characters that the explorer draws with: one set for terminals that show Unicode, one for all others. */
export type Signs = {
  /** `words`: nothing is looked at, all is read aloud. */
  readonly name: 'unicode' | 'ascii' | 'words';
  readonly added: SafeText;
  readonly modified: SafeText;
  readonly removed: SafeText;
  /** Written again, and the same as before. */
  readonly unchanged: SafeText;
  /** Content that ships although no name reaches it. */
  readonly hidden: SafeText;
  /** Bytes are what their digests promise; may be wider than one column. */
  readonly verified: SafeText;
  /** A layer of which a part could not be read, or whose bytes are not what was promised. */
  readonly damaged: SafeText;
  /** A file that is likely a secret. */
  readonly secret: SafeText;
  /** Marks the selected row, so that it is seen without colours. */
  readonly cursor: SafeText;
  readonly open: SafeText;
  readonly closed: SafeText;
  readonly arrow: SafeText;
  readonly dot: SafeText;
  /** One column; ends what was cut. In ASCII as nano and Emacs in a terminal have it: a tilde is what was modified, and somebody's home. */
  readonly ellipsis: SafeText;
  /** Ends what is said of something that goes on; may be wider than one column. */
  readonly goingOn: SafeText;
  /** Bars of 1/n … n/n columns. */
  readonly eighths: readonly SafeText[];
  /** Columns of a sparkline, the lowest first; the highest leaves some ground above, so that two of them can lie over each other. */
  readonly levels: readonly SafeText[];
  readonly full: SafeText;
  /** The part of a band that is hidden. */
  readonly hatch: SafeText;
  /** A band that is not read yet. */
  readonly unread: SafeText;
  /** The way in which a column is sorted. */
  readonly ascending: SafeText;
  readonly descending: SafeText;
  /** Rows that are out of sight, in front of how many they are. */
  readonly above: SafeText;
  readonly below: SafeText;
  /** A layer that others are compared with; one column. */
  readonly marked: SafeText;
  /** Lines at the top and on the left of an area, where colours do not show it; around the selected one. */
  readonly corner: SafeText;
  readonly across: SafeText;
  readonly upright: SafeText;
  readonly acrossSelected: SafeText;
  readonly uprightSelected: SafeText;
  /** Where these meet; the mark of the selected row stands in the first corner. */
  readonly topRightSelected: SafeText;
  readonly bottomLeftSelected: SafeText;
  readonly bottomRightSelected: SafeText;
  /** Keys. */
  readonly up: SafeText;
  readonly down: SafeText;
  readonly left: SafeText;
  readonly right: SafeText;
};

export const unicodeSigns: Signs = {
  name: 'unicode',
  added: safe`+`,
  modified: safe`~`,
  removed: safe`-`,
  unchanged: safe`=`,
  hidden: safe`✗`,
  verified: safe`✓`,
  damaged: safe`!`,
  secret: safe`!`,
  cursor: safe`>`,
  open: safe`▾`,
  closed: safe`▸`,
  arrow: safe`→`,
  dot: safe`·`,
  ellipsis: safe`…`,
  goingOn: safe`…`,
  eighths: [safe`▏`, safe`▎`, safe`▍`, safe`▌`, safe`▋`, safe`▊`, safe`▉`, safe`█`],
  levels: [safe`▁`, safe`▂`, safe`▃`, safe`▄`, safe`▅`, safe`▆`, safe`▇`],
  full: safe`█`,
  hatch: safe`░`,
  unread: safe`·`,
  ascending: safe`↑`,
  descending: safe`↓`,
  above: safe`↑`,
  below: safe`↓`,
  marked: safe`*`,
  corner: safe`┌`,
  across: safe`─`,
  upright: safe`│`,
  acrossSelected: safe`═`,
  uprightSelected: safe`║`,
  topRightSelected: safe`╗`,
  bottomLeftSelected: safe`╚`,
  bottomRightSelected: safe`╝`,
  up: safe`↑`,
  down: safe`↓`,
  left: safe`←`,
  right: safe`→`,
};

export const asciiSigns: Signs = {
  ...unicodeSigns,
  name: 'ascii',
  hidden: safe`x`,
  verified: safe`ok`,
  open: safe`v`,
  closed: safe`>`,
  arrow: safe`->`,
  dot: safe`-`,
  ellipsis: safe`$`,
  goingOn: safe`...`,
  eighths: [safe`#`],
  levels: [safe`.`, safe`:`, safe`-`, safe`=`, safe`+`, safe`*`, safe`#`],
  full: safe`#`,
  hatch: safe`:`,
  unread: safe`.`,
  ascending: safe`^`,
  descending: safe`v`,
  above: safe`^`,
  below: safe`v`,
  marked: safe`*`,
  corner: safe`+`,
  across: safe`-`,
  upright: safe`|`,
  acrossSelected: safe`=`,
  uprightSelected: safe`#`,
  topRightSelected: safe`#`,
  bottomLeftSelected: safe`#`,
  bottomRightSelected: safe`#`,
  up: safe`Up`,
  down: safe`Down`,
  left: safe`Left`,
  right: safe`Right`,
};
