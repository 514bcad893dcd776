declare const brand: unique symbol;

/**
 * Text that may be shown: in it nothing that came out of an image can drive a terminal or break a line. Only the functions
 * of this file make it, so the compiler refuses raw strings wherever something is drawn or printed (CWE-150).
 */
export type SafeText = string & { readonly [brand]: 'SafeText' };

/** What needs no escaping: printable ASCII, which nearly all names are. */
const plainAscii = /^[\x20-\x7e]*$/;

/** Characters, as ranges of code points, that act on a terminal, cannot be seen, or turn round what a reader sees. */
const unsafeRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f], // C0 controls
  [0x7f, 0x9f], // DEL, C1 controls: some terminals obey them
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // combining grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5], // Khmer inherent vowels
  [0x180b, 0x180f], // Mongolian selectors and vowel separator
  [0x200b, 0x200f], // zero width, directional marks
  [0x2028, 0x202f], // line and paragraph separators, bidirectional embedding and override, narrow no-break space
  [0x2060, 0x206f], // word joiner, invisible operators, bidirectional isolates
  [0x3164, 0x3164], // Hangul filler
  [0xd800, 0xdfff], // lone surrogates
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // halfwidth Hangul filler
  [0xfff0, 0xfffb], // specials, interlinear annotation
  [0x1bca0, 0x1bca3], // shorthand format controls
  [0x1d173, 0x1d17a], // musical format controls
  [0xe0000, 0xe0fff], // tags, variation selectors supplement
];

const unsafe = new RegExp(
  `[${unsafeRanges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
  'gu',
);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Makes text of an image safe to show. Bytes are read as UTF-8; what is not UTF-8, and every character that could act,
 * becomes `\xNN` (of its bytes) or `\u{N}`. A backslash stays as it is: names have them seldom, and reports carry the truth.
 */
export function safeText(raw: string | Uint8Array): SafeText {
  const text = typeof raw === 'string' ? raw : decodeName(raw);
  return (plainAscii.test(text) ? text : text.replace(unsafe, escapeCharacter)) as SafeText;
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

/** Pads, cuts or repeats cannot make safe text unsafe: carries the brand through a string operation. */
export function keepSafe(text: SafeText, change: (text: string) => string): SafeText {
  return change(text) as SafeText;
}

/** A name as text: UTF-8 where it is, and otherwise with each byte that is not as `\xNN`. Not safe to show yet. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return decodePiecewise(bytes);
  }
}

/** True when the bytes are valid UTF-8, so that `decodeName` lost nothing. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
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
    if (isUtf8(bytes.subarray(position, position + length))) return length;
  }
  return 0;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
