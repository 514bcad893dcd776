import { safe } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { type Row, segment, spaces } from '../row.js';
import type { State } from '../state.js';
import { whyText } from '../why.js';

/** The explanation of the selected row, in a few lines above the footer. It follows the selection. */
export function whyRows(state: State, width: number, height: number): Row[] {
  const label = safe` Why  `;
  const lines = wrap(whyText(state), width - label.length - 1, height, state.signs.ellipsis);
  return Array.from({ length: height }, (_, i): Row => {
    const start = i === 0 ? segment(label, 'brand') : segment(spaces(label.length));
    return lines[i] === undefined ? [] : [start, segment(lines[i])];
  });
}
