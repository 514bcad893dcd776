import type { SafeText } from '../../format/safe-text.js';
import { safe } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { type Row, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import type { StyleName } from '../style.js';

/** Lines that a paragraph may have: a path can be as long as whoever wrote the image likes. */
const mostLines = 60;

/** Columns of the words in front of what they are about. */
const labelColumns = 10;

/** A paragraph of what is said of a selected row. */
export function paragraph(text: SafeText, width: number, signs: Signs, style: StyleName = 'plain'): Row[] {
  return wrap(text, width - 2, mostLines, signs.ellipsis).map((line) => [segment(safe` ${line}`, style)]);
}

/** A paragraph with a word in front of it. */
export function labelled(label: SafeText, text: SafeText, width: number, signs: Signs): Row[] {
  return wrap(text, width - labelColumns - 2, mostLines, signs.ellipsis).map((line, i) => [
    segment(spaces(1)),
    segment(safe`${i === 0 ? label : safe``}${spaces(labelColumns - (i === 0 ? label.length : 0))}`, 'faint'),
    segment(line),
  ]);
}
