import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import type { ReactNode, RefObject } from 'react';
import { choiceLabels } from '../src/explorer/choice-labels.js';
import { footerRow } from '../src/explorer/panes/footer.js';
import { type Row, segment } from '../src/explorer/row.js';
import { choiceRows } from '../src/explorer/screen.js';
import type { OpenChoice, State } from '../src/explorer/state.js';
import type { Store } from '../src/explorer/store.js';
import { safe } from '../src/format/safe-text.js';
import { Line } from './line.js';

type Props = {
  readonly state: State;
  readonly choice: OpenChoice;
  readonly dispatch: Store['dispatch'];
  /** The selected line, kept while the help lies over the list. */
  readonly at: RefObject<number | null>;
  /** What was typed last. */
  readonly typed: RefObject<string>;
};

/** The images of a place, or the platforms of an image, to choose one from. */
export function Chooser({ state, choice, dispatch, at, typed }: Props): ReactNode {
  const { size, signs } = state;
  const above = choiceRows(state);
  const room = Math.max(1, size.rows - above.length - 2);
  const labels = choiceLabels(choice, size.columns - 5, signs);
  // The list knows its labels only: what is drawn for one is looked up by it.
  const rows = new Map<string, Row>(labels.map((label) => [label, [segment(label)]]));
  const items = labels.map((label, value) => ({ key: String(value), label: label as string, value }));
  const preferred = choice.preferred === null ? 0 : Math.max(0, choice.images.indexOf(choice.preferred));
  return (
    <Box flexDirection="column" height={size.rows}>
      {above.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the screen is its position
        <Line key={i} row={row} />
      ))}
      <Box flexDirection="column" flexGrow={1}>
        <SelectInput
          items={items}
          initialIndex={at.current ?? preferred}
          limit={room}
          indicatorComponent={({ isSelected = false }) => (
            <Line row={[segment(isSelected ? safe` ${signs.cursor} ` : safe`   `, 'brand')]} />
          )}
          itemComponent={({ label, isSelected = false }) => (
            <Line
              row={(rows.get(label) ?? []).map(({ text }) => segment(text, isSelected ? 'headingFocused' : 'plain'))}
            />
          )}
          onHighlight={({ value }) => {
            at.current = value;
          }}
          onSelect={({ value }) => {
            // The list takes a digit for a line of the screen; its lines have the numbers of the images.
            const number = /^[1-9]$/.test(typed.current) ? Number(typed.current) - 1 : value;
            dispatch({ type: 'chosen', candidate: choice.images[number]! });
          }}
        />
      </Box>
      <Line row={footerRow(state, size.columns - 1)} />
    </Box>
  );
}
