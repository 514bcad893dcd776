import { describe, expect, it } from 'vitest';
import { withKeys } from '../../src/explorer/key-overrides.js';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { standardSetup } from '../../src/explorer/setup.js';
import { Store } from '../../src/explorer/store.js';
import type { Saved, World } from '../../src/explorer/world.js';
import { safe } from '../../src/format/safe-text.js';
import { UsageError } from '../../src/problem/errors.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { gone, hardlink } from '../images.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { inspectionOf, inspectionsOf } from './inspection-of.js';
import { Journey } from './journey.js';

const inspection = await inspectionOf({
  layers: [{ entries: { 'etc/key': 'secret', 'etc/other': 'x', top: 'y' } }, { entries: { 'etc/key': gone } }],
});
const { tree } = inspection.stack;
const node = (path: string) => tree.find(Buffer.from(path));

const saves = (journey: Journey) =>
  journey.effects.flatMap((effect) => (effect.type === 'save' ? [{ what: effect.what, to: effect.to }] : []));

describe('x', () => {
  it('asks where to, and saves the version that is shown', () => {
    const journey = Journey.of(inspection).press('enter', 'v', 'v', '=', 'j');
    expect(journey.selected()).toContain('key');
    journey.press('x');
    expect(journey.rows().at(-1)).toContain('save to (FILE, or FOLDER/) ./key');
    journey.press('ctrl-u', ...'/tmp/a b'.split('').map((key) => (key === ' ' ? 'space' : key)), 'backspace', 'enter');
    expect(saves(journey)).toEqual([{ what: { kind: 'file', version: 0, node: node('etc/key') }, to: '/tmp/a ' }]);
    expect(journey.rows().at(-1)).toContain('Saving, 0 %  Esc stops it');
    journey.send({ type: 'saving', share: 0.5 });
    expect(journey.rows().at(-1)).toContain('Saving, 50.0 %');
    journey.press('x');
    expect(journey.rows().at(-1)).toContain('Something is being saved: Esc stops it.');
    journey.press('escape');
    expect(journey.effects.at(-1)).toEqual({ type: 'stop-saving' });
    journey.send({ type: 'saved', notice: safe`Stopped.` });
    expect(journey.rows().at(-1)).toBe(' Stopped.');
  });

  it('is stopped by the key that goes back, whichever that is', () => {
    const { keymap } = withKeys(standardKeymap, new Map([['back', ['Z']]]));
    const journey = Journey.of(inspection).press('enter', 'v', 'v', '=', 'j');
    journey.state = { ...journey.state, keymap };
    expect(journey.press('x', 'enter', 'Z').effects.at(-1)).toEqual({ type: 'stop-saving' });
    expect(journey.press(':', ...'back', 'enter').effects.slice(-2)).toEqual(Array(2).fill({ type: 'stop-saving' }));
    journey.state = { ...journey.state, saving: null, fetching: { what: journey.state.title, share: 0 } };
    expect(journey.press('Z').effects.at(-1)).toEqual({ type: 'stop-fetching' });
    expect(journey.state).toMatchObject({ focus: 'files' });
  });

  it('takes a directory with all below it, and a whole filesystem from the layers', () => {
    const journey = Journey.of(inspection).press('enter', 'v', 'v', 'x');
    expect(journey.rows().at(-1)).toContain('extract to (FOLDER, or FILE.tar) ./');
    journey.press('enter').send({ type: 'saved', notice: safe`Saved.` }).press('1', 'j', 'x', 'enter');
    expect(saves(journey)).toEqual([
      { what: { kind: 'tree', node: node('etc'), layer: 0 }, to: './' },
      { what: { kind: 'tree', node: 0, layer: 1 }, to: './' },
    ]);
  });

  it('takes the file that is looked into, and one that was removed', () => {
    const journey = Journey.of(inspection).press('j', 'enter', '=', 'j');
    expect(journey.selected()).toContain('key');
    journey.press('enter', 'x', 'enter');
    expect(saves(journey)).toEqual([{ what: { kind: 'file', version: 0, node: node('etc/key') }, to: './key' }]);
  });

  it('takes a group of hidden files', () => {
    const journey = Journey.of(inspection).press('H', 'g', 'x', 'enter');
    expect(saves(journey)).toEqual([{ what: { kind: 'hidden', files: inspection.analysis.hidden }, to: './' }]);
  });

  it('saves what was asked about, whatever comes to be known meanwhile', async () => {
    const all = await inspectionsOf({
      layers: [
        { entries: { a1: 'x' } },
        { entries: { a1: 'longer', b: 'of another layer' } },
        { entries: { b: gone } },
      ],
    });
    const [first, last] = [all[2]!, all[3]!];
    const journey = Journey.of(first).press('H', 'x');
    expect(journey.rows().at(-1)).toContain('save to (FILE, or FOLDER/) ./a1');
    // Larger than what was hidden before: it comes first in the list.
    journey.send({ type: 'inspected', inspection: last }).press('enter');
    const { tree } = last.stack;
    const what = { kind: 'file', version: 0, node: tree.find(Buffer.from('a1')) };
    expect(saves(journey)).toEqual([{ what, to: './a1' }]);
  });

  it('offers a hard link under its own name', async () => {
    const linked = await inspectionOf({ layers: [{ entries: { 'bin/a': 'x', 'bin/b': hardlink('bin/a') } }] });
    const journey = Journey.of(linked).press(':', ...'/bin/b', 'enter', 'x');
    expect(journey.rows().at(-1)).toContain('./b');
    journey.press('enter');
    const what = { kind: 'file', version: 0, node: linked.stack.tree.find(Buffer.from('bin/b')) };
    expect(saves(journey)).toEqual([{ what, to: './b' }]);
  });

  it('does nothing after Esc', () => {
    const journey = Journey.of(inspection).press('x', 'escape');
    expect(journey.state.prompt).toBe(null);
    expect(saves(journey)).toEqual([]);
  });
});

describe('what came of it', () => {
  const outcome = async (save: World['save']) => {
    const world: World = {
      ...idleWorld,
      openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }),
      inspect: async function* () {
        yield inspection;
      },
      save,
    };
    const terminal = { ...idleTerminal, quit: (error: unknown) => expect(error).toBe(undefined) };
    const store = new Store(world, terminal, { columns: 120, rows: 30 }, standardSetup);
    const until = async (done: () => boolean) => {
      while (!done()) await new Promise((resolve) => setImmediate(resolve));
    };
    store.start();
    await until(() => store.state().inspection !== null);
    for (const key of ['x', 'enter']) store.dispatch({ type: 'key', key });
    await new Promise((resolve) => setImmediate(resolve));
    return { store, until };
  };
  const noticeOf = async (save: World['save']) => {
    const { store, until } = await outcome(save);
    await until(() => store.state().notice !== null);
    return store.state().notice;
  };
  const saved: Saved = { where: './key', files: 1, bytes: 1700, refusals: [] };

  it('is told', async () => {
    expect(await noticeOf(async () => saved)).toBe('Saved 1.70 kB to ./key.');
    expect(await noticeOf(async () => ({ ...saved, files: 1200, where: 'x.tar' }))).toBe(
      'Saved 1 200 files, 1.70 kB, to x.tar.',
    );
  });

  it('is told where something was not written', async () => {
    const refusals = [
      { path: Buffer.from('dev/\u001bnull'), reason: safe`Devices are not made.` },
      { path: Buffer.from('x'), reason: safe`No.` },
    ];
    expect(await noticeOf(async () => ({ ...saved, refusals }))).toBe(
      'Saved 1.70 kB to ./key. Not dev/\\x1bnull (and 1 more): Devices are not made.',
    );
    expect(await noticeOf(async () => ({ ...saved, files: 0, refusals }))).toContain('Nothing was saved. Not dev/');
    const failing = () => Promise.reject(new UsageError('There is no folder x.', 'Make it.'));
    expect(await noticeOf(failing)).toBe('There is no folder x. Make it.');
  });

  it('is told when the user stops it', async () => {
    const { store, until } = await outcome(
      (_inspection, _what, _to, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    store.dispatch({ type: 'key', key: 'escape' });
    await until(() => store.state().notice !== null);
    expect(store.state().notice).toBe('Stopped: what was not whole is gone again.');
    expect(store.state().saving).toBe(null);
  });
});
