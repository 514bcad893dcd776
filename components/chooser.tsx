import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import type { ReactNode } from 'react';
import { choiceHead, choiceList } from '../src/explorer/panes/choice.js';
import { footerRow } from '../src/explorer/panes/footer.js';
import type { OpenChoice, State } from '../src/explorer/state.js';
import { Lines } from './lines.js';

type Props = { readonly state: State; readonly choice: OpenChoice };

/**
 * The images of a place, or the platforms of an image, to choose one from. The list draws what is in sight; keys go through the
 * one table of keys as everywhere, so it listens to none, and is made anew when the selection moves.
 */
export function Chooser({ state, choice }: Props): ReactNode {
  const { lines, selected } = choiceList(state, choice);
  const items = lines.map((_, line) => ({ key: String(line), label: String(line), value: line }));
  return (
    <Box flexDirection="column" height={state.size.rows}>
      <Lines rows={choiceHead(state, choice)} />
      <Box flexDirection="column" flexGrow={1}>
        <SelectInput
          key={`${state.choiceAt} ${selected} ${lines.length}`}
          items={items}
          initialIndex={selected}
          isFocused={false}
          indicatorComponent={() => null}
          itemComponent={({ label }) => <Lines rows={[lines[Number(label)] ?? []]} />}
        />
      </Box>
      <Lines rows={[footerRow(state, state.size.columns - 1)]} />
    </Box>
  );
}
