import { displayWidth } from '../../format/display-width.js';
import { formatBytes } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { growthOf } from '../growth.js';
import { type Row, segment, spaces } from '../row.js';
import { sparkline } from '../sparkline.js';
import type { State } from '../state.js';
import { isColoured } from '../themes.js';

const gap = 2;

/** Columns that a sparkline has where it stands beside the other one, and those that it has anywhere. */
const leastColumns = 8;
const mostColumns = 40;

/** How the image grows with its layers, and how what can be seen of it does; the selected layer is marked, and its figures stand there. */
export function growthRows(state: State, { analysis }: Inspection, width: number): Row[] {
  const { layer, signs } = state;
  const coloured = isColoured(state.theme);
  const { shipped, visible } = growthOf(analysis);
  if (shipped.length < 2 || layer >= shipped.length) return [];
  const most = shipped.at(-1)!;
  const told: readonly (readonly [readonly number[], SafeText])[] = [
    [shipped, safe`${formatBytes(shipped[layer]!)} shipped so far`],
    [visible, safe`${formatBytes(visible[layer]!)} visible then`],
  ];
  const words = Math.max(...told.map(([, text]) => displayWidth(text)));
  // Brackets mark the layer where colours do not.
  const around = gap + (coloured ? 0 : 2);
  const isWide = width >= 2 * (words + around + leastColumns) + 2 * gap;
  const room = (isWide ? Math.floor(width / 2) - gap : width) - words - around;
  // Nothing is drawn for who listens.
  if (room < 1 || signs.full === ' ') return told.map(([, text]) => [segment(text)]);
  const [all, seen] = told.map(([values, text]): Row => {
    const { before, at, after } = sparkline(values, layer, most, Math.min(room, mostColumns), signs);
    const mark = coloured ? at : safe`[${at}]`;
    return [
      segment(before, 'faint'),
      segment(mark, 'bandSelected'),
      segment(after, 'faint'),
      segment(safe`${spaces(gap)}${text}`),
    ].filter((piece) => piece.text !== '');
  });
  return isWide ? [[...all!, segment(spaces(2 * gap)), ...seen!]] : [all!, seen!];
}
