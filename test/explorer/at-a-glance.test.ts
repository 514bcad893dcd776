import { describe, expect, it } from 'vitest';
import { standardSetup } from '../../src/explorer/setup.js';
import { Store } from '../../src/explorer/store.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { gone } from '../images.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { bigfile, everything } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const footer = (journey: Journey) => journey.rows().at(-1)!.trim();

describe('the header', () => {
  it('tells of likely secrets among the hidden files when they are counted', async () => {
    // By their names: id_rsa and .npmrc, but not a file of a package; .env is still there.
    const inspection = await inspectionOf({
      layers: [
        { entries: { 'root/.ssh/id_rsa': 'a', 'root/.npmrc': 'b', 'srv/x': 'c', 'srv/.env': 'd' } },
        { entries: { 'root/.ssh': gone, 'root/.npmrc': gone, 'srv/x': gone } },
      ],
    });
    const world = {
      ...idleWorld,
      openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }) as const,
      inspect: async function* () {
        yield inspection;
      },
    };
    const store = new Store(world, idleTerminal, { columns: 120, rows: 36 }, standardSetup);
    store.start();
    while (store.state().secrets === null) await new Promise((resolve) => setImmediate(resolve));
    expect(store.state().secrets).toBe(2);
    store.stop();

    const journey = Journey.of(inspection);
    expect(journey.rows()[0]).not.toContain('secret');
    journey.send({ type: 'secrets-counted', inspection, count: 2 });
    expect(journey.rows()[0]).toContain('! 2 likely secrets');
    const column = journey.rows()[0]!.indexOf('! 2');
    journey.send({ type: 'mouse', report: { kind: 'press', button: 'left', column, row: 0, since: 1e9 } });
    expect(journey.state.overlay).toBe('hidden');
  });

  it('is not told of those of another image', async () => {
    const [one, other] = [await inspectionOf(bigfile), await inspectionOf(everything)];
    const journey = Journey.of(one).send({ type: 'secrets-counted', inspection: other, count: 7 });
    expect(journey.rows()[0]).not.toContain('secret');
  });
});

describe('the line below the layer bar', () => {
  const views = (journey: Journey) => journey.rows()[2]!.slice(journey.rows()[2]!.lastIndexOf(' v ')).trim();

  it('has the views, the one that is shown marked, and the one of the mark while there is one', async () => {
    const journey = Journey.of(await inspectionOf(everything));
    expect(journey.rows()[2]).toContain('░ hidden, but still ships');
    expect(views(journey)).toBe('v [changes] since base  all files');
    expect(views(journey.press('v', 'v'))).toBe('v  changes  since base [all files]');
    expect(views(journey.press('1', 'M', ']'))).toBe('v  changes  since base [since mark] all files');
    expect(views(journey.press('v', '.'))).toContain('[all files] ✗ with hidden');
  });

  it('goes to a view that is clicked on', async () => {
    const journey = Journey.of(await inspectionOf(everything));
    for (const [name, view] of [
      ['all files', 'filesystem'],
      ['since base', 'since-base'],
      ['changes', 'changes'],
    ] as const) {
      const column = journey.rows()[2]!.indexOf(name);
      journey.send({ type: 'mouse', report: { kind: 'press', button: 'left', column, row: 2, since: 1e9 } });
      expect(journey.state.view).toBe(view);
    }
  });
});

describe('the hints', () => {
  it('keep how to go back, and to the next, while not all is shown', async () => {
    const journey = Journey.of(await inspectionOf(everything), 80, 24).press('v', 'v', '/', ...'perl', 'enter');
    expect(footer(journey)).toMatch(/n\/N next|nN next/);
    expect(footer(journey)).toContain('Esc all paths');
    expect(footer(journey.press('escape'))).not.toContain('Esc');
    expect(footer(journey.press('L'))).toContain('L tree');
    expect(footer(journey)).toContain('Esc tree');
  });
});

describe('a pane that has the whole screen', () => {
  it('says what is looked for, how much is found, and in which order', async () => {
    const journey = Journey.of(await inspectionOf(everything), 120, 23).press('v', 'v', '/', ...'perl', 'enter', '+');
    expect(journey.rows()[2]).toMatch(/\[2\] Files.*\/perl {2}after 0 {2}2 found$/);
    journey.press('s');
    expect(journey.rows()[2]).toMatch(/2 found size↓$/);
    journey.press('escape', 'escape', 'L', '+');
    expect(journey.rows()[2]).toContain('largest files after 0');
  });

  it('says the order in 80 columns too', async () => {
    const journey = Journey.of(await inspectionOf(everything), 80, 24).press('v', 'v', '2', 's', 'R');
    expect(journey.row('[2] Files')).toContain('size↑');
  });
});

describe('a key that is about the panes', () => {
  it.each(['s', 'R', 'O', 'L', 'u', 'a', 'b', '=', '+', 'M', 'tab'])(
    'does not close what lies over them: %s',
    async (key) => {
      const journey = Journey.of(await inspectionOf(everything)).press('I');
      const before = journey.state;
      journey.press(key);
      expect(journey.state).toMatchObject({ overlay: 'dockerfile', filter: null, order: before.order });
      expect(footer(journey)).toContain('That is for the panes: Esc goes back to them.');
    },
  );

  it('says why it does nothing in a list without directories, and on a file', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('v', 'v', 'L');
    for (const key of ['=', '-', 'O'])
      expect(footer(journey.press(key))).toContain('no directories in this list: L shows the tree');
    journey.press('L', '=', 'g', 'j', 'j');
    expect(journey.selected()).toContain('shadow');
    expect(footer(journey.press('l'))).toContain('Enter looks into it');
  });
});

describe('the list of the largest files', () => {
  it('has those that come first, whatever the order, and says that there are more', async () => {
    const entries: Record<string, string> = {};
    for (let i = 0; i < 10_050; i += 1) entries[`d/f${String(i).padStart(5, '0')}`] = 'xx';
    entries['d/small'] = 'x';
    const journey = Journey.of(await inspectionOf({ layers: [{ entries }] }), 120, 36).press('2', 'L');
    expect(journey.row('[2] Files')).toContain('10 000 of 10 051');
    expect(journey.screen()).not.toContain('d/small');
    journey.press('R', 'g');
    expect(journey.selected()).toContain('d/small');
  });

  it('says that it has files only, where directories are found', async () => {
    const journey = Journey.of(await inspectionOf(everything)).press('v', 'v', 'L', '/', ...'is:dir', 'enter');
    expect(journey.screen()).toContain('This list has files only: L shows directories too.');
  });
});
