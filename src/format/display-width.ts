import stringWidth from 'string-width';
import { keepSafe, type SafeText } from './safe-text.js';

/** One column a character, as a class of an expression: ASCII, and the box-drawing, block and arrow glyphs that we draw ourselves. */
export const narrowCharacters =
  '\\x20-\\x7e\\u00b7\\u2190-\\u2193\\u2500-\\u257f\\u2580-\\u259f\\u25b2-\\u25bf\\u2026\\u2713\\u2717';

const narrow = new RegExp(`^[${narrowCharacters}]*$`);

/** Characters that take no column of their own: marks, and the vowels and ends of Hangul syllables. */
const joining = /^[\p{Mn}\u1160-\u11ff\ud7b0-\ud7fb]$/u;

/** Characters that a line may not begin with. */
const follower = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb]$/u;

/** Of safe text, the code units that one column can take at most: a letter with four marks. */
export const unitsOfColumn = 10;

/**
 * Terminal columns that the text takes: those of its characters, one by one. Grapheme clusters would be wrong here: letters that
 * Indic scripts join are one cluster, however many they are, and terminals draw each.
 */
export function displayWidth(text: SafeText): number {
  return widthUpTo(text, Number.POSITIVE_INFINITY);
}

/** Cuts the text to at most `columns`, with `ellipsis` as its last character where something was cut. */
export function truncate(text: SafeText, columns: number, ellipsis = '…'): SafeText {
  if (widthUpTo(text, columns) <= columns) return text;
  if (columns <= 0) return keepSafe(text, () => '');
  return keepSafe(text, (raw) => head(raw, columns - 1) + ellipsis);
}

/** Cuts at the front instead: of a path the end says more than the beginning. */
export function truncateStart(text: SafeText, columns: number, ellipsis = '…'): SafeText {
  if (widthUpTo(text, columns) <= columns) return text;
  if (columns <= 0) return keepSafe(text, () => '');
  return keepSafe(text, (raw) => ellipsis + wholeEscapes(raw, tail(raw, columns - 1)));
}

/** Fills with spaces on the right up to `columns`; longer text stays as it is. */
export function padEnd(text: SafeText, columns: number): SafeText {
  return keepSafe(text, (raw) => raw + ' '.repeat(Math.max(0, columns - displayWidth(text))));
}

/** Fills with spaces on the left up to `columns`; longer text stays as it is. */
export function padStart(text: SafeText, columns: number): SafeText {
  return keepSafe(text, (raw) => ' '.repeat(Math.max(0, columns - displayWidth(text))) + raw);
}

/** The width, or some number above `limit` where it is more: a name can be a megabyte long. */
function widthUpTo(text: string, limit: number): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > limit) break;
  }
  return width;
}

function widthOf(character: string): number {
  if (character <= '~') return 1;
  return joining.test(character) ? 0 : Math.max(1, stringWidth(character));
}

function head(text: string, columns: number): string {
  if (narrow.test(text)) return text.slice(0, columns);
  let width = 0;
  let position = 0;
  /** Where it may be cut: before the last character with the marks on it. */
  let cut = 0;
  for (const character of text) {
    if (!follower.test(character)) cut = position;
    width += widthOf(character);
    if (width > columns) return text.slice(0, cut);
    position += character.length;
  }
  return text;
}

/** Characters that are not shown as they are, as `safe-text.ts` writes them, and the code units that the longest takes. */
const escapes = /\\(?:x[\da-f]{2}|u\{[\da-f]{2,6}\})/g;
const longestEscape = '\\u{10ffff}'.length;

/** The end of a text without the rest of an escape that the cut went through: it would be another name, and one that may well be. */
function wholeEscapes(text: string, end: string): string {
  const cut = text.length - end.length;
  const from = Math.max(0, cut - longestEscape + 1);
  if (text.lastIndexOf('\\', cut - 1) < from) return end;
  for (const { 0: whole, index } of text.slice(from, cut + longestEscape).matchAll(escapes)) {
    const rest = from + index + whole.length - cut;
    if (rest > 0 && rest < whole.length) return end.slice(rest);
  }
  return end;
}

function tail(text: string, columns: number): string {
  if (narrow.test(text)) return text.slice(text.length - columns);
  const characters = [...text.slice(-unitsOfColumn * (columns + 1))];
  let width = 0;
  let first = characters.length;
  for (let i = characters.length - 1; i >= 0; i -= 1) {
    width += widthOf(characters[i]!);
    if (width > columns) break;
    if (!follower.test(characters[i]!)) first = i;
  }
  return characters.slice(first).join('');
}
