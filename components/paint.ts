import type { Row } from '../src/explorer/row.js';
import { displayWidth } from '../src/format/display-width.js';
import { keepSafe, type SafeText } from '../src/format/safe-text.js';
import type { Paint, Theme } from './themes/sgr.js';

/** How rows become what a terminal understands. */
export type Look = {
  readonly theme: Theme;
  /** Nothing but ASCII may be written: the terminal is not in UTF-8. */
  readonly ascii: boolean;
};

const reset = '\u001b[0m';
const beyondAscii = /[^\x20-\x7e]/;
const blank = /^ *$/;
const unpainted: Paint = { sequence: '', onBlanks: false };

/**
 * A row with the SGR sequences of its styles. Neighbours of one style share one, and blanks have none of their own: Ink
 * takes every frame apart character by character, so a frame costs what is in it.
 */
export function paint(row: Row, { theme, ascii }: Look): string {
  let painted = '';
  let current = unpainted;
  for (const { text, style, elsewhere } of row) {
    const wanted = elsewhere ? theme[style].elsewhere : theme[style];
    // What only colours characters cannot be seen on blanks.
    const isSeen = wanted.onBlanks || current.onBlanks || !blank.test(text);
    if (wanted.sequence !== current.sequence && isSeen) {
      if (current.sequence !== '') painted += reset;
      painted += wanted.sequence;
      current = wanted;
    }
    painted += ascii && beyondAscii.test(text) ? asciiOnly(text) : text;
  }
  return current.sequence === '' ? painted : painted + reset;
}

/** Every character that is not ASCII as question marks of the same width: columns stay columns. */
function asciiOnly(text: SafeText): SafeText {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  const plain = segments.map(({ segment }) =>
    beyondAscii.test(segment) ? '?'.repeat(displayWidth(keepSafe(text, () => segment))) : segment,
  );
  return keepSafe(text, () => plain.join(''));
}
