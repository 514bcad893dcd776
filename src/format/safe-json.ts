import { type SafeText, safeLines } from './safe-text.js';
import { replaceUnsafe } from './unsafe-characters.js';

/** Nearly all there is: nothing in it has to be escaped. */
const plainAscii = /^[\n\x20-\x7e]*$/;
const marks = /\p{M}/gu;

/**
 * JSON that harms no terminal it is printed on. `JSON.stringify` escapes C0 controls and lone surrogates only; here every character
 * that may not be shown is written as `\uNNNN`, and every combining mark, so that the value stays the same for whoever parses it
 * (RFC 8259, section 7). `indent` spaces a level; on one line without. `margin` stands before each line but the first.
 */
export function safeJson(value: unknown, indent = 0, margin = ''): SafeText {
  const json = JSON.stringify(value, null, indent);
  return safeLines(plainAscii.test(json) ? json : json.split('\n').map(escapeAll).join('\n'), margin);
}

function escapeAll(line: string): string {
  return replaceUnsafe(line, jsonEscape).replace(marks, (mark) => jsonEscape(mark.codePointAt(0)!));
}

function jsonEscape(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  return Array.from({ length: character.length }, (_, i) => unit(character.charCodeAt(i))).join('');
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
