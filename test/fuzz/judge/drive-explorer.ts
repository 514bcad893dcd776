import { paint } from '../../../components/paint.js';
import { lookOf, terminalTraits } from '../../../components/terminal-traits.js';
import { standardKeymap } from '../../../src/explorer/keymap.js';
import { rowText, rowWidth } from '../../../src/explorer/row.js';
import { screenRows } from '../../../src/explorer/screen.js';
import { standardSettings } from '../../../src/explorer/settings.js';
import { standardSetup } from '../../../src/explorer/setup.js';
import { asciiSigns, unicodeSigns } from '../../../src/explorer/signs.js';
import { initialState, type State } from '../../../src/explorer/state.js';
import { update } from '../../../src/explorer/update.js';
import { safeText } from '../../../src/format/safe-text.js';
import type { Inspection } from '../../../src/inspect/inspection.js';
import type { Random } from '../random.js';
import { hold } from './finding.js';
import { judgeTerminalBytes, judgeText } from './judge-text.js';

const keys = standardKeymap.bindings
  .filter(({ action }) => action.type !== 'quit' && action.type !== 'suspend')
  .flatMap(({ keys }) => keys);

const sizes = [
  [80, 24],
  [120, 36],
  [200, 60],
  [40, 10],
  [39, 9],
  [99, 18],
  [100, 19],
  [1, 1],
  [500, 12],
] as const;

/** Keys and sizes at random, as many as `presses`; every so often the screen is looked at. */
export function driveExplorer(inspection: Inspection, random: Random, presses: number): void {
  const signs = random.once(4) ? asciiSigns : unicodeSigns;
  let state = initialState(safeText(inspection.image.source), anySize(random), { ...standardSetup, signs });
  if (random.once(10)) judgeScreen(state, random);
  state = update(state, { type: 'inspected', inspection }).state;
  for (let press = 0; press < presses; press += 1) {
    const message = random.once(8)
      ? ({ type: 'resized', size: anySize(random) } as const)
      : ({ type: 'key', key: random.pick(keys) } as const);
    state = update(state, message).state;
    if (random.once(4)) judgeScreen(state, random);
  }
  judgeScreen(state, random);
}

function anySize(random: Random): State['size'] {
  const [columns, rows] = random.pick(sizes);
  return random.once(3) ? { columns: random.between(1, 220), rows: random.between(1, 70) } : { columns, rows };
}

function judgeScreen(state: State, random: Random): void {
  const rows = screenRows(state);
  const { columns, rows: height } = state.size;
  hold(rows.length === height, 'screens', () => `${rows.length} rows on a screen of ${height}`);
  for (const row of rows) {
    hold(
      rowWidth(row) <= columns,
      'screens',
      () => `${rowWidth(row)} columns of ${columns}: ${JSON.stringify(rowText(row))}`,
    );
    for (const { text } of row) judgeText(text, 'a row');
  }
  if (!random.once(10)) return;
  const traits = terminalTraits(
    random.pick([{ LANG: 'C.UTF-8' }, { LANG: 'C' }, { LANG: 'C.UTF-8', NO_COLOR: '1' }]),
    standardSettings,
  );
  for (const row of rows) judgeTerminalBytes(paint(row, lookOf(traits.theme, traits)));
}
