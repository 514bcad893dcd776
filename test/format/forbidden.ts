/**
 * Code points that must never reach a terminal, as ranges, written down from the standards and not from the program: ECMA-48 controls,
 * UAX 9 bidirectional formatting, UTS 39 and UAX 44 (default ignorable), separators and spaces that look like U+0020, private use.
 */
export const forbiddenRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0x1f1e6, 0x1f1ff],
  [0x1f3fb, 0x1f3ff],
  [0x1fffe, 0x1ffff],
  [0xe0000, 0xe0fff],
  [0xf0000, 0x10ffff],
];

/** The forbidden code points in a text, as `U+202E`; a line feed is none where lines may end. */
export function forbiddenIn(text: string, allowed = ''): string[] {
  return Array.from(text, (character) => character.codePointAt(0)!)
    .filter((code) => forbiddenRanges.some(([first, last]) => code >= first && code <= last))
    .filter((code) => !allowed.includes(String.fromCodePoint(code)))
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
}
