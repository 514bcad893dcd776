import stringWidth from 'string-width';
import { keepSafe, type SafeText } from './safe-text.js';

/** One column a character: ASCII, and the box-drawing, block and arrow glyphs that we draw ourselves. */
const narrow = /^[\x20-\x7e\u00b7\u2190-\u2193\u2500-\u257f\u2580-\u259f\u25b2-\u25bf\u2026\u2713\u2717]*$/;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Terminal columns that the text takes. */
export function displayWidth(text: SafeText): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}

/** Cuts the text to at most `columns`, with `ellipsis` as its last character where something was cut. */
export function truncate(text: SafeText, columns: number, ellipsis = '…'): SafeText {
  if (displayWidth(text) <= columns) return text;
  if (columns <= 0) return keepSafe(text, () => '');
  return keepSafe(text, (raw) => head(raw, columns - 1) + ellipsis);
}

/** Cuts at the front instead: of a path the end says more than the beginning. */
export function truncateStart(text: SafeText, columns: number, ellipsis = '…'): SafeText {
  if (displayWidth(text) <= columns) return text;
  if (columns <= 0) return keepSafe(text, () => '');
  return keepSafe(text, (raw) => ellipsis + tail(raw, columns - 1));
}

/** Fills with spaces on the right up to `columns`; longer text stays as it is. */
export function padEnd(text: SafeText, columns: number): SafeText {
  return keepSafe(text, (raw) => raw + ' '.repeat(Math.max(0, columns - displayWidth(text))));
}

/** Fills with spaces on the left up to `columns`; longer text stays as it is. */
export function padStart(text: SafeText, columns: number): SafeText {
  return keepSafe(text, (raw) => ' '.repeat(Math.max(0, columns - displayWidth(text))) + raw);
}

function head(text: string, columns: number): string {
  if (narrow.test(text)) return text.slice(0, columns);
  let width = 0;
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    kept += segment;
  }
  return kept;
}

function tail(text: string, columns: number): string {
  if (narrow.test(text)) return text.slice(text.length - columns);
  const segments = [...segmenter.segment(text)].map(({ segment }) => segment).reverse();
  let width = 0;
  let kept = '';
  for (const segment of segments) {
    width += stringWidth(segment);
    if (width > columns) break;
    kept = segment + kept;
  }
  return kept;
}
