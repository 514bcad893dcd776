import type { SafeText } from '../../format/safe-text.js';
import { safe } from '../../format/safe-text.js';
import { type Row, type Segment, segment } from '../row.js';
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

/** All three headings in one line, for a terminal that has room for one pane only. */
export function tabs({ focus }: State): Row {
  return panes.flatMap((pane, i) => [
    segment(safe` `, 'plain', null),
    pane === focus
      ? segment(safe`[${i + 1}] ${titles[pane]}`, 'headingFocused', { on: 'pane', pane })
      : segment(safe`${i + 1} ${titles[pane]}`, 'heading', { on: 'pane', pane }),
  ]);
}
