import { formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import { choiceLabel } from '../choice-label.js';
import { choiceRoom } from '../room.js';
import { cutRow, emptyRow, pointingAt, type Row, segment, spread } from '../row.js';
import type { OpenChoice, State } from '../state.js';
import { follow } from '../viewport.js';
import { outOfSight } from './cells.js';
import { headerRow } from './header.js';

/** The list of images as far as it is in sight, and which of its lines is selected. */
export type ChoiceList = { readonly lines: readonly Row[]; readonly selected: number };

/** The images of a place, or the platforms of an image, to choose one from. */
export function choiceRows(state: State, choice: OpenChoice): Row[] {
  return [...choiceHead(state, choice), ...choiceList(state, choice).lines];
}

/** What stands above the list. */
export function choiceHead(state: State, { images, reason }: OpenChoice): Row[] {
  const { signs, size } = state;
  const width = size.columns - 1;
  const what = reason === 'platform' ? safe`platforms` : safe`images`;
  const title = segment(safe` There are ${formatCount(images.length)} ${what} here. Which one?`, 'strong');
  const more = outOfSight(firstInSight(state, images.length), choiceRoom(state), images.length, signs);
  return [headerRow(state, width), emptyRow, spread([title], more, width, signs), emptyRow];
}

export function choiceList(state: State, choice: OpenChoice): ChoiceList {
  const { signs, size, choiceAt } = state;
  const width = size.columns - 1;
  const first = firstInSight(state, choice.images.length);
  const lines = choice.images.slice(first, first + choiceRoom(state)).map((_, i): Row => {
    const selected = first + i === choiceAt;
    const label = choiceLabel(choice, first + i, width - 4, signs);
    const cursor = segment(selected ? safe` ${signs.cursor} ` : safe`   `, 'brand');
    const row = [cursor, segment(label, selected ? 'headingFocused' : 'plain')];
    return cutRow(pointingAt({ on: 'choice', at: first + i }, row), width, signs);
  });
  return { lines, selected: choiceAt - first };
}

function firstInSight(state: State, images: number): number {
  return follow(state.choiceTop, state.choiceAt, choiceRoom(state), images);
}
