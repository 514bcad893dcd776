import { safe } from '../../format/safe-text.js';
import { asciiSigns, type Signs } from '../signs.js';

/** Words for signs, and nothing for bars: what is drawn with them can be read aloud. */
export const spokenSigns: Signs = {
  ...asciiSigns,
  name: 'words',
  added: safe`added `,
  modified: safe`modified `,
  removed: safe`removed `,
  unchanged: safe`written again `,
  hidden: safe`hidden:`,
  verified: safe`checked,`,
  damaged: safe`damaged`,
  secret: safe`likely a secret`,
  open: safe`open`,
  closed: safe`closed`,
  arrow: safe` to `,
  // Between two things it is a pause, as a gap is; in a column, nothing.
  dot: safe``,
  ellipsis: safe`...`,
  goingOn: safe`...`,
  eighths: [safe` `],
  levels: [safe` `],
  full: safe` `,
  hatch: safe` `,
  unread: safe` `,
  above: safe`up`,
  below: safe`down`,
  up: safe`up`,
  down: safe`down`,
  left: safe`left`,
  right: safe`right`,
};
