import { formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import { choiceLabel } from '../choice-label.js';
import { choiceRoom } from '../room.js';
import { cutRow, emptyRow, type Row, segment, spread } from '../row.js';
import type { OpenChoice, State } from '../state.js';
import { follow } from '../viewport.js';
import { outOfSight } from './cells.js';
import { headerRow } from './header.js';

/** The images of a place, or the platforms of an image, to choose one from. */
export function choiceRows(state: State, choice: OpenChoice): Row[] {
  const { signs, size, choiceAt, choiceTop } = state;
  const { images, reason } = choice;
  const width = size.columns - 1;
  const room = choiceRoom(state);
  const first = follow(choiceTop, choiceAt, room, images.length);
  const what = reason === 'platform' ? safe`platforms` : safe`images`;
  const title = segment(safe` There are ${formatCount(images.length)} ${what} here. Which one?`, 'strong');
  return [
    headerRow(state, width),
    emptyRow,
    spread([title], outOfSight(first, room, images.length, signs), width, signs),
    emptyRow,
    ...images.slice(first, first + room).map((_, i): Row => {
      const selected = first + i === choiceAt;
      const label = choiceLabel(choice, first + i, width - 4, signs);
      return cutRow(
        [
          segment(selected ? safe` ${signs.cursor} ` : safe`   `, 'brand'),
          segment(label, selected ? 'headingFocused' : 'plain'),
        ],
        width,
        signs,
      );
    }),
  ];
}
