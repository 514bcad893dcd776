import { longestLine } from './lines.js';

/** What lines are searched for. */
export type LinePattern = {
  /** Where in a line, without its line feed, the first match begins, in UTF-16 units; -1 where there is none. */
  find(line: string): number;
  /** Whether some line of these bytes may match; false is certain. */
  mayMatch(bytes: Uint8Array): boolean;
  /** `mayMatch` is always right. */
  readonly isExact: boolean;
};

export type PatternOptions = {
  /** Letters in upper and lower case are the same. */
  readonly ignoreCase?: boolean;
  /** The pattern is text, not a regular expression. */
  readonly isText?: boolean;
};

/** A pattern that a person wrote: a regular expression of JavaScript, or plain text. Throws a SyntaxError where it is neither. */
export function linePattern(pattern: string, { ignoreCase = false, isText = false }: PatternOptions = {}): LinePattern {
  const isPlain = isText || !/[\\^$.*+?()[\]{}|]/.test(pattern);
  if (isPlain && !ignoreCase) return textPattern(pattern);
  const source = isPlain ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : pattern;
  return expression(source, ignoreCase ? 'i' : '');
}

function textPattern(text: string): LinePattern {
  const bytes = Buffer.from(text);
  // No line has a line feed.
  if (text.includes('\n')) return { find: () => -1, mayMatch: () => false, isExact: true };
  return {
    find: (line) => line.indexOf(text),
    mayMatch: (content) => bufferOf(content).includes(bytes),
    isExact: true,
  };
}

/**
 * Parts of expressions that a line feed can match, or that a line feed after the line could keep from matching: with one of
 * these, lines have to be looked at one by one. Everything else finds the same in all lines at once, and works within each as long
 * as it would on that line alone.
 */
const seesOtherLines = /\[\^|\\[sWDPpntrvfxuc0k\d]|\[[^\]]*\\b|\(\?(?![:=]|<[=a-zA-Z_$])|[\0-\n]/;

function expression(source: string, flags: string): LinePattern {
  const inLine = new RegExp(source, flags);
  const find = (line: string) => inLine.exec(line)?.index ?? -1;
  if (seesOtherLines.test(source)) return { find, mayMatch: () => true, isExact: false };
  const inAll = new RegExp(source, `${flags}m`);
  const encoding = isByteWise(source) ? 'latin1' : 'utf8';
  const mayMatch = (bytes: Uint8Array) => hasLongLine(bytes) || inAll.test(bufferOf(bytes).toString(encoding));
  return { find, mayMatch, isExact: false };
}

/**
 * Whether what matches characters in UTF-8 matches their bytes too, taken as characters: then nothing has to be decoded, which takes
 * longer than searching. So it is with ASCII, and with any character that may come any number of times.
 */
function isByteWise(source: string): boolean {
  return /^[\x00-\x7f]*$/.test(source) && !/(?:\.|\\S)(?![*+])/.test(source.replaceAll('\\.', ''));
}

/** An expression may take time that grows with the square of a line, so only bounded lines are given to it. */
function hasLongLine(bytes: Uint8Array): boolean {
  const buffer = bufferOf(bytes);
  for (let start = 0; buffer.length - start > longestLine; ) {
    const end = buffer.lastIndexOf(0x0a, start + longestLine);
    if (end < start) return true;
    start = end + 1;
  }
  return false;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
