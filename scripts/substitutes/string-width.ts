import type stringWidthType from 'string-width';
import type { Options } from 'string-width';
import { isSimple } from './simple-text.js';

/** Colours and other renditions (ECMA-48 SGR), which take no room. */
const renditions = /\u001b\[[\d;]*m/g;

let real: typeof stringWidthType | null = null;

/**
 * Takes the place of string-width for all that is bundled. Loading that takes as long as drawing a screen, nearly all of it for the
 * list of emoji: it is loaded when the first text needs it.
 */
export default function stringWidth(text: string, options: Options = {}): number {
  const { countAnsiEscapeCodes = false, ambiguousIsNarrow = true } = options;
  if (ambiguousIsNarrow) {
    const shown = !countAnsiEscapeCodes && text.includes('\u001b') ? text.replace(renditions, '') : text;
    if (isSimple(shown)) return shown.length;
  }
  // By its file: in the bundle, its name leads here. `require` is what does not load it before.
  real ??= (require('../../node_modules/string-width/index.js') as { default: typeof stringWidthType }).default;
  return real(text, options);
}
