import ansiEscapes from '../../node_modules/ansi-escapes/index.js';

/**
 * Takes the place of ansi-escapes for Ink, which draws from where the cursor is after it entered the alternate screen. xterm ("1049" in ctlseqs) and
 * those that follow it erase that screen and leave the cursor in the row and column of the other one: behind a prompt without a line feed, the first
 * row would begin in the middle. So the cursor goes to the first cell.
 */
export default {
  ...ansiEscapes,
  enterAlternativeScreen: `${ansiEscapes.enterAlternativeScreen}${ansiEscapes.cursorTo(0, 0)}`,
};
