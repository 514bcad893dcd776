import ansiEscapes from '../../node_modules/ansi-escapes/index.js';

const nothing = `${ansiEscapes.eraseScreen}${ansiEscapes.cursorTo(0, 0)}`;

/** Ink leaves the alternate screen once more where it ends while it is suspended: the screen that would be erased then is the shell's. */
let isEntered = false;

/**
 * Takes the place of ansi-escapes for Ink: what it says to the terminal as a whole. Ink asks for each of these when it writes it, so that all of its ways
 * out and suspensions come through here.
 *
 * It draws from where the cursor is after it entered the alternate screen. xterm ("1049" in ctlseqs) and those that follow it erase that screen and leave
 * the cursor in the row and column of the other one: behind a prompt without a line feed, the first row would begin in the middle. So the cursor goes to
 * the first cell. GNU screen, as it comes, has no alternate screen: there, what stood on the only one is erased too, as blank rows do not cover it, and
 * what was drawn is erased after the last frame, which Ink draws when it ends, as the shell would write into it.
 *
 * Clearing the terminal, which Ink does when a window becomes smaller and when it ends, takes the lines with it that were scrolled away (ED 3 of xterm):
 * terminals that keep them for both screens forget those of the shell.
 */
export default {
  ...ansiEscapes,
  clearTerminal: nothing,
  get enterAlternativeScreen(): string {
    isEntered = true;
    return `${ansiEscapes.enterAlternativeScreen}${nothing}`;
  },
  get exitAlternativeScreen(): string {
    const erased = isEntered ? nothing : '';
    isEntered = false;
    return `${erased}${ansiEscapes.exitAlternativeScreen}`;
  },
};
