import { joinSafe, type SafeText, safe } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { type Row, segment, spaces } from '../row.js';
import type { State } from '../state.js';
import { whySentences } from '../why.js';

/** The explanation of the selected row, in a few lines above the footer. It follows the selection. */
export function whyRows(state: State, width: number, height: number): Row[] {
  const label = safe` Why  `;
  const lines = fitting(whySentences(state), width - label.length - 1, height, state.signs.ellipsis);
  return Array.from({ length: height }, (_, i): Row => {
    const start = i === 0 ? segment(label, 'brand') : segment(spaces(label.length));
    return lines[i] === undefined ? [] : [start, segment(lines[i])];
  });
}

/** As many whole sentences as there is room for, and at least the first, cut if it has to be. */
function fitting(sentences: readonly SafeText[], width: number, height: number, ellipsis: SafeText): SafeText[] {
  for (let count = sentences.length; count > 1; count -= 1) {
    const lines = wrap(joinSafe(sentences.slice(0, count), ' '), width, height + 1, ellipsis);
    if (lines.length <= height) return lines;
  }
  return wrap(sentences[0] ?? safe``, width, height, ellipsis);
}
