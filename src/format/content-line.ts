import { decodeName, type SafeText, safeText } from './safe-text.js';

/** Columns from one tab stop to the next, as terminals have them. */
const tabStop = 8;

/** A line of a text file, without its line feed, to be shown: tabs are spaces, what may not be shown is escaped. */
export function contentLine(bytes: Uint8Array): SafeText {
  const end = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
  const text = decodeName(bytes.subarray(0, end));
  return safeText(text.includes('\t') ? withoutTabs(text) : text);
}

function withoutTabs(text: string): string {
  let column = 0;
  return text.replace(/[^\t]+|\t/gu, (part) => {
    const shown = part === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : part;
    column += [...shown].length;
    return shown;
  });
}
