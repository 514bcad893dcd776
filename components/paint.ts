import type { Row } from '../src/explorer/row.js';
import { displayWidth } from '../src/format/display-width.js';
import { keepSafe, type SafeText } from '../src/format/safe-text.js';
import type { Theme } from './theme.js';

/** How rows become what a terminal understands. */
export type Look = {
  readonly theme: Theme;
  /** Nothing but ASCII may be written: the terminal is not in UTF-8. */
  readonly ascii: boolean;
};

const reset = '\u001b[0m';
const beyondAscii = /[^\x20-\x7e]/;
const blank = /^ *$/;
/** SGR 7 and the background colours: of all that a theme uses, only they can be seen on a space. */
const seenOnBlanks = (code: number) => code === 7 || (code >= 40 && code < 50) || (code >= 100 && code < 108);

/**
 * A row with the SGR sequences of its styles. Neighbours of one style share one, and blanks have none of their own: Ink
 * takes every frame apart character by character, so a frame costs what is in it.
 */
export function paint(row: Row, { theme, ascii }: Look): string {
  let painted = '';
  let current: readonly number[] = [];
  for (const { text, style } of row) {
    const codes = theme[style];
    if (codes !== current && !(blank.test(text) && !codes.some(seenOnBlanks) && !current.some(seenOnBlanks))) {
      if (current.length > 0) painted += reset;
      painted += codes.map((code) => `\u001b[${code}m`).join('');
      current = codes;
    }
    painted += ascii && beyondAscii.test(text) ? asciiOnly(text) : text;
  }
  return current.length > 0 ? painted + reset : painted;
}

/** Every character that is not ASCII as question marks of the same width: columns stay columns. */
function asciiOnly(text: SafeText): SafeText {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  const plain = segments.map(({ segment }) =>
    beyondAscii.test(segment) ? '?'.repeat(displayWidth(keepSafe(text, () => segment))) : segment,
  );
  return keepSafe(text, () => plain.join(''));
}
