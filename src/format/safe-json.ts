import { joinSafe, type SafeText, safeText } from './safe-text.js';
import { replaceUnsafe } from './unsafe-characters.js';

const marks = /\p{M}/gu;

/**
 * JSON that harms no terminal it is printed on. `JSON.stringify` escapes C0 controls and lone surrogates only; here every character
 * that may not be shown is written as `\uNNNN`, and every combining mark, so that the value stays the same for whoever parses it
 * (RFC 8259, section 7). `indent` spaces a level; on one line without. `margin` stands before each line but the first.
 */
export function safeJson(value: unknown, indent = 0, margin = ''): SafeText {
  const lines = JSON.stringify(value, null, indent).split('\n');
  return joinSafe(
    lines.map((line) => safeText(escapeAll(line))),
    `\n${margin}`,
  );
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
