import { describe, expect, it } from 'vitest';
import { mostFound } from '../../src/explorer/finding/finding-view.js';
import { standardSetup } from '../../src/explorer/setup.js';
import { Store } from '../../src/explorer/store.js';
import type { World } from '../../src/explorer/world.js';
import { contentLine } from '../../src/format/content-line.js';
import { ImageError } from '../../src/problem/errors.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { gone } from '../images.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { inspectionOf, inspectionsOf } from './inspection-of.js';
import { Journey } from './journey.js';

const inspection = await inspectionOf({
  layers: [{ entries: { 'etc/key': 'one\nsecret\n', conf: 'x' } }, { entries: { 'etc/key': gone } }],
});
const node = (path: string) => inspection.stack.tree.find(Buffer.from(path));
const line = (text: string, number: number, version = 0) => ({
  version,
  node: node(version === 0 ? 'etc/key' : 'conf'),
  line: number,
  text: contentLine(Buffer.from(text)),
});

/** A search that was asked for. */
const asked = () => Journey.of(inspection).press('F', ...'secret'.split(''), 'enter');

describe('F', () => {
  it('lists the lines of all files that have a text, and goes there', () => {
    const journey = asked();
    expect(journey.effects.at(-1)).toMatchObject({ type: 'search-files', text: 'secret' });
    expect(journey.row('secret')).toMatch(/ secret {2}in all files of all layers: 0 lines, searching: 0 %/);
    journey.send({ type: 'lines-found', lines: [line('a \u001bsecret', 2), line('Secrets', 7, 1)] });
    journey.send({ type: 'searching-files', share: 0.5 });
    expect(journey.row('secret')).toContain('2 lines, searching: 50.0 %');
    expect(journey.rows()[2]).toMatch(/^> 0 ✗ \/etc\/key:2 {2}a \\x1bsecret/);
    expect(journey.rows()[3]).toMatch(/^ {2}0 {3}\/conf:7 {2}Secrets/);
    journey.send({ type: 'files-searched', remark: null });
    expect(journey.row('secret')).toMatch(/: 2 lines {2,}/);
    journey.press('enter');
    expect(journey.effects.at(-1)).toMatchObject({ type: 'open-content', version: 0 });
    journey.send({ type: 'content-opened', kind: { size: 10, isText: true, format: null } });
    expect(journey.effects.at(-1)).toEqual({ type: 'row-of-line', line: 2 });
    journey.send({ type: 'content-found', row: 1 });
    expect(journey.state.content).toMatchObject({ pattern: 'secret', found: 1 });
    journey.press('escape');
    expect(journey.state.overlay).toBe('found');
    journey.press('j');
    expect(journey.rows()[3]).toMatch(/^> 0 {3}\/conf:7/);
  });

  it('shows what was found before for the same text, and searches again for another', () => {
    const journey = asked().send({ type: 'lines-found', lines: [line('secret', 2)] });
    journey.send({ type: 'files-searched', remark: null }).press('escape', 'F', 'enter');
    expect(journey.state.overlay).toBe('found');
    expect(journey.effects.filter(({ type }) => type === 'search-files')).toHaveLength(1);
    journey.press('F', 'x', 'enter');
    expect(journey.effects.at(-1)).toMatchObject({ type: 'search-files', text: 'secretx' });
    expect(journey.state.finding!.lines).toEqual([]);
  });

  it('searches anew where the search before was left, or there are more layers by now', async () => {
    const searches = (journey: Journey) => journey.effects.filter(({ type }) => type === 'search-files').length;
    const left = asked().send({ type: 'lines-found', lines: [line('secret', 2)] });
    left.press('escape', 'F', 'enter');
    expect(searches(left)).toBe(2);
    expect(left.row('secret')).toContain('0 lines, searching: 0 %');
    const all = await inspectionsOf({ layers: [{ entries: { conf: 'x' } }, { entries: { key: 'secret' } }] });
    const early = Journey.of(all[1]!).press('F', ...'secret'.split(''), 'enter');
    early.send({ type: 'files-searched', remark: null }).press('escape', 'F', 'enter');
    expect(searches(early)).toBe(1);
    expect(early.row('secret')).toContain('nowhere');
    early.send({ type: 'inspected', inspection: all[2]! }).press('escape', 'F', 'enter');
    expect(early.effects.at(-1)).toMatchObject({ type: 'search-files', inspection: all[2], text: 'secret' });
    expect(searches(early)).toBe(2);
  });

  it('ends with Esc, and when there is too much', () => {
    const left = asked().press('escape');
    expect(left.effects.at(-1)).toEqual({ type: 'stop-searching-files' });
    expect(left.state.overlay).toBe(null);
    const many = asked().send({ type: 'lines-found', lines: Array(mostFound + 1).fill(line('secret', 2)) });
    expect(many.effects.at(-1)).toEqual({ type: 'stop-searching-files' });
    expect(many.screen()).toContain('stopped after 5 000 lines');
    expect(many.state.finding!.lines).toHaveLength(mostFound);
  });

  it('says where there is nothing', () => {
    const journey = asked().send({ type: 'files-searched', remark: null });
    expect(journey.row('secret')).toContain('in all files of all layers: nowhere');
    expect(journey.press('enter').state.content).toBe(null);
  });
});

it('is told in lots while it is searched, and what could not be', async () => {
  const world: World = {
    ...idleWorld,
    openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }),
    inspect: async function* () {
      yield inspection;
    },
    search: async function* (_inspection, text, _signal, onProgress) {
      if (text === 'bad') throw new ImageError('Layer 0 is not here.', 'Look.');
      for (let number = 1; number <= 20; number += 1) yield line(text, number);
      onProgress(0.9);
      yield 'skipped';
    },
  };
  const terminal = { ...idleTerminal, quit: (error: unknown) => expect(error).toBe(undefined) };
  const store = new Store(world, terminal, { columns: 120, rows: 30 }, standardSetup);
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => setImmediate(resolve));
  };
  store.start();
  await until(() => store.state().inspection !== null);
  const search = async (text: string) => {
    for (const key of ['F', 'ctrl-u', ...text.split(''), 'enter']) store.dispatch({ type: 'key', key });
    await until(() => store.state().finding?.text === text && store.state().finding?.share === null);
    return store.state().finding!;
  };
  expect(await search('ok')).toMatchObject({ lines: { length: 20 }, remark: '1 file could not be searched' });
  expect(await search('bad')).toMatchObject({ lines: [], remark: 'Layer 0 is not here.' });
});
