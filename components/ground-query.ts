import type { EventEmitter } from 'node:events';
import type { Ground } from '../src/explorer/themes.js';

/**
 * Asks the terminal for the colour behind its text (xterm's control sequences, OSC 11). What knows nothing of that says nothing, so
 * the question that every terminal answers follows (DA1): its answer says that there is none to the first.
 */
const question = '\u001b]11;?\u001b\\\u001b[c';

/** Milliseconds after which no answer is waited for any more; one that comes later is taken all the same. */
const patience = 300;

/** The colour as X11 writes it (XParseColor): one to four hexadecimal digits a channel; some terminals add one for opacity. */
const colour = /11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i;

/**
 * Asks once, as soon as answers are not echoed any more. The promise is kept when the terminal has answered, or will not: whoever
 * gives the terminal back before that leaves the answer to the shell, which takes it for typed.
 */
export function askGround(
  input: EventEmitter,
  stdout: NodeJS.WriteStream,
  tell: (ground: Ground) => void,
): Promise<void> {
  return new Promise((resolve) => {
    input.on('answer', (answer: string) => {
      const ground = groundIn(answer);
      if (ground !== null) tell(ground);
      if (answer.endsWith('c')) resolve();
    });
    input.once('raw', () => {
      stdout.write(question);
      setTimeout(resolve, patience).unref();
    });
  });
}

/** What an answer of the terminal says of its background; null where it says nothing of it. */
export function groundIn(answer: string): Ground | null {
  const found = colour.exec(answer);
  if (found === null) return null;
  const [red, green, blue] = found.slice(1).map((digits) => Number.parseInt(digits, 16) / (16 ** digits.length - 1));
  // The luma of ITU-R BT.709, as editors have it: what is beyond the middle is light.
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.5 ? 'light' : 'dark';
}
