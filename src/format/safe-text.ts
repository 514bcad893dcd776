import { replaceUnsafe } from './unsafe-characters.js';

declare const brand: unique symbol;

/**
 * Text that may be shown: in it nothing that came out of an image can drive a terminal or break a line. Only the functions
 * of this file make it, so the compiler refuses raw strings wherever something is drawn or printed (CWE-150).
 */
export type SafeText = string & { readonly [brand]: 'SafeText' };

/** What needs no escaping: printable ASCII, which nearly all names are. */
const plainAscii = /^[\x20-\x7e]*$/;
const plainAsciiLines = /^[\n\x20-\x7e]*$/;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Makes text of an image safe to show. Bytes are a name: they are read as UTF-8, and spaces at their ends, which nobody would see,
 * are escaped too. What may not be shown becomes `\xNN`: a control character, or a byte that is not UTF-8; or `\u{N}`: any other
 * character. A backslash stays as it is: names have them seldom, and reports carry the truth. Safe text stays as it is.
 */
export function safeText(raw: string | Uint8Array): SafeText {
  const text =
    typeof raw === 'string' ? raw : decodeName(raw).replace(/^ +| +$/g, (ends) => '\\x20'.repeat(ends.length));
  return (plainAscii.test(text) ? text : replaceUnsafe(text, escapeCharacter)) as SafeText;
}

/** Text of several lines, each made safe; `margin`, of our own, stands before each but the first. */
export function safeLines(raw: string, margin = ''): SafeText {
  const separator = `\n${margin}`;
  if (!plainAsciiLines.test(raw)) return joinSafe(raw.split('\n').map(safeText), separator);
  return (margin === '' ? raw : raw.replaceAll('\n', separator)) as SafeText;
}

/** Text of our own: the literal parts are trusted, what is put in must be safe already. */
export function safe(literals: TemplateStringsArray, ...values: readonly (SafeText | number)[]): SafeText {
  let text = literals[0] ?? '';
  values.forEach((value, index) => {
    text += `${value}${literals[index + 1]}`;
  });
  return text as SafeText;
}

/** Joins what is safe with a separator of our own. */
export function joinSafe(parts: readonly SafeText[], separator: string): SafeText {
  return parts.join(separator) as SafeText;
}

/** Safe text after a string operation; what that may have brought in is made safe again. For one line: line feeds are escaped. */
export function keepSafe(text: SafeText, change: (text: string) => string): SafeText {
  return safeText(change(text));
}

/** A name as text: UTF-8 where it is, and otherwise with each byte that is not as `\xNN`. Not safe to show yet. */
export function decodeName(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? decodePiecewise(bytes);
}

/** The text that the bytes are in UTF-8; null where they are not, and `decodeName` loses something. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function decodePiecewise(bytes: Uint8Array): string {
  let text = '';
  for (let position = 0; position < bytes.length; ) {
    const length = sequenceLength(bytes, position);
    if (length === 0) {
      text += `\\x${(bytes[position] as number).toString(16).padStart(2, '0')}`;
      position += 1;
    } else {
      text += decoder.decode(bytes.subarray(position, position + length));
      position += length;
    }
  }
  return text;
}

/** Length of the valid UTF-8 sequence at `position`, 0 where there is none (Unicode table 3-7). */
function sequenceLength(bytes: Uint8Array, position: number): number {
  for (let length = 1; length <= 4 && position + length <= bytes.length; length += 1) {
    if (decodeUtf8(bytes.subarray(position, position + length)) !== null) return length;
  }
  return 0;
}

function escapeCharacter(codePoint: number): string {
  const hex = codePoint.toString(16);
  return codePoint < 0x80 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
