import type { SafeText } from '../../format/safe-text.js';
import { keepSafe, safe } from '../../format/safe-text.js';
import { type Row, rowWidth, type Segment, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import { type Pane, panes, type State } from '../state.js';

const titles: Readonly<Record<Pane, SafeText>> = { layers: safe`Layers`, files: safe`Files`, path: safe`Path` };

/** The heading of a pane: `[2] Files` while the keys are its own. Its number is the key that gives them to it. */
export function heading({ focus }: State, pane: Pane, title: SafeText = titles[pane]): Segment {
  const number = panes.indexOf(pane) + 1;
  const focused = focus === pane;
  return focused
    ? segment(safe`[${number}] ${title}`, 'headingFocused', { on: 'pane', pane })
    : segment(safe` ${number}  ${title}`, 'heading', { on: 'pane', pane });
}

/** A heading over the whole width, with a line where it says nothing: it parts panes that stand below each other. */
export function ruled(row: Row, width: number, signs: Signs): Row {
  const line = (columns: number) =>
    segment(
      keepSafe(signs.across, (sign) => sign.repeat(columns)),
      'divider',
      null,
    );
  const filled = row.map((piece) => {
    const isGap = piece.text.length > 3 && piece.text.trim() === '';
    return isGap
      ? [segment(spaces(1), 'plain', null), line(piece.text.length - 2), segment(spaces(1), 'plain', null)]
      : [piece];
  });
  const left = width - rowWidth(row);
  return left < 3 ? filled.flat() : [...filled.flat(), segment(spaces(1), 'plain', null), line(left - 1)];
}

/** All three headings in one line, for a terminal that has room for one pane only. */
export function tabs({ focus }: State): Row {
  return panes.flatMap((pane, i) => [
    segment(safe` `, 'plain', null),
    pane === focus
      ? segment(safe`[${i + 1}] ${titles[pane]}`, 'headingFocused', { on: 'pane', pane })
      : segment(safe`${i + 1} ${titles[pane]}`, 'heading', { on: 'pane', pane }),
  ]);
}
