import { describe, expect, it } from 'vitest';
import { OutsideRun } from '../../../src/commands/outside-program.js';
import { cutOffNotice, outsideNotice } from '../../../src/explorer/outside/outside-words.js';
import { standardSetup } from '../../../src/explorer/setup.js';
import { Store, type Terminal } from '../../../src/explorer/store.js';
import type { OutsideEnd, World } from '../../../src/explorer/world.js';
import { safe, safeText } from '../../../src/format/safe-text.js';
import { UsageError } from '../../../src/problem/errors.js';
import type { ImageCandidate } from '../../../src/source/image.js';
import { symlink } from '../../images.js';
import { idleTerminal } from '../idle-terminal.js';
import { idleWorld } from '../idle-world.js';
import { inspectionOf } from '../inspection-of.js';
import { Journey } from '../journey.js';

const inspection = await inspectionOf({
  layers: [{ entries: { 'etc/passwd': 'root', 'etc/link': symlink('passwd'), 'etc/lost': symlink('nowhere') } }],
});
const { tree } = inspection.stack;
const node = (path: string) => tree.find(Buffer.from(path));
const at = (path: string) => Journey.of(inspection).press(':', ...path, 'enter');
const opened = (journey: Journey) =>
  journey.effects.flatMap((effect) =>
    effect.type === 'open-outside' ? [[effect.program, inspection.stack.nodeOf(effect.version)]] : [],
  );

describe('P and e', () => {
  it('give the file to another program, through symbolic links', () => {
    const passwd = node('etc/passwd');
    expect(opened(at('/etc/passwd').press('P'))).toEqual([['pager', passwd]]);
    expect(opened(at('/etc/link').press('e'))).toEqual([['editor', passwd]]);
    expect(opened(at('/etc/passwd').press('o', 'P'))).toEqual([['pager', passwd]]);
  });

  it('say why not', () => {
    const footer = (journey: Journey) => journey.rows().at(-1);
    expect(footer(at('/etc/lost').press('P'))).toContain('It leads to nowhere, and nothing is there after layer 0.');
    expect(footer(at('/etc').press('P'))).toContain('A directory holds no bytes');
    expect(footer(Journey.of(inspection).press('e'))).toContain('Select a file');
    expect(footer(at('/etc/passwd').press('P', 'P'))).toContain('A file is being read: Esc stops it.');
  });
});

/** Every binding has another key. */
const key = (id: string) => safeText(`<${id}>`);

it('tells how a program ended', () => {
  const end: OutsideEnd = { command: 'less -S', code: 0, signal: null, isChanged: false };
  expect(outsideNotice('pager', end, key)).toBe(null);
  expect(outsideNotice('pager', { ...end, code: 3 }, key)).toBe('less -S ended with exit code 3.');
  expect(outsideNotice('pager', { ...end, code: 127 }, key)).toBe('less -S was not found: set $PAGER.');
  expect(outsideNotice('editor', { ...end, command: null, code: 127 }, key)).toContain(
    'No editor was found: set $VISUAL',
  );
  expect(outsideNotice('editor', { ...end, code: null, signal: 'SIGKILL' }, key)).toBe('less -S was ended by SIGKILL.');
  expect(outsideNotice('editor', { ...end, isChanged: true }, key)).toContain('<save> saves one.');
});

async function storeAfter(
  keys: readonly string[],
  some: Partial<World>,
  terminal: Terminal = idleTerminal,
): Promise<Store> {
  const world: World = {
    ...idleWorld,
    openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }),
    inspect: async function* () {
      yield inspection;
    },
    ...some,
  };
  const store = new Store(world, terminal, { columns: 120, rows: 30 }, standardSetup);
  store.start();
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => setImmediate(resolve));
  };
  await until(() => store.state().inspection !== null);
  for (const key of [':', ...'/etc/passwd', 'enter', ...keys]) store.dispatch({ type: 'key', key });
  await until(() => store.state().fetching === null);
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  return store;
}

describe('what came of it', () => {
  it('is told of a text: who has it, or why nobody has', async () => {
    const notice = async (some: Partial<World>, terminal?: Terminal) =>
      (await storeAfter(['y', 'p'], some, terminal)).state().notice;
    expect(await notice({ toClipboard: async () => ({ program: 'wl-copy', failed: null }) })).toBe(
      'Copied /etc/passwd (wl-copy).',
    );
    expect(await notice({})).toBe('Copied /etc/passwd (OSC 52).');
    const failing = { toClipboard: async () => ({ program: null, failed: 'xclip' }) };
    expect(await notice(failing)).toBe('Copied /etc/passwd (OSC 52, as xclip failed).');
    const deaf = { ...idleTerminal, copy: () => false };
    expect(await notice(failing, deaf)).toBe('Not copied: this terminal has no clipboard, and xclip failed.');
    expect(await notice({}, deaf)).toContain('no program for that is here');
  });

  it('leaves nothing behind, whatever happens', async () => {
    let discarded = 0;
    const outside = (run: () => Promise<OutsideEnd>): Partial<World> => ({
      openOutside: async () => ({ run, discard: () => (discarded += 1), cutOff: null }),
    });
    const end: OutsideEnd = { command: 'x', code: 0, signal: null, isChanged: true };
    const edited = await storeAfter(
      ['e'],
      outside(async () => end),
    );
    expect(edited.state().notice).toContain('The image stays as it is');
    expect(discarded).toBe(1);
    const failed = await storeAfter(
      ['P'],
      outside(() => Promise.reject(new UsageError('It broke.', 'Try x.'))),
    );
    expect(failed.state().notice).toBe('It broke. Try x.');
    expect(discarded).toBe(2);
  });

  it('is told of a file that is cut off', async () => {
    const end: OutsideEnd = { command: 'x', code: 0, signal: null, isChanged: false };
    const part: Partial<World> = {
      openOutside: async () => ({ run: async () => end, discard: () => {}, cutOff: { here: 512, size: 2048 } }),
    };
    expect((await storeAfter(['P'], part)).state().notice).toBe(
      'Its layer is cut off: 512 B of 2.05 kB are here. p says more.',
    );
    expect(cutOffNotice({ here: 512, size: null }, () => safe`p`)).toBe(
      'Its layer is cut off: 512 B of it are here. p says more.',
    );
  });

  it('is told where nothing can be started, and the terminal hears of no error', async () => {
    const ended: unknown[] = [];
    const terminal: Terminal = {
      ...idleTerminal,
      lend: (run) => run().catch((error) => void ended.push(error)),
      quit: (error) => ended.push(error),
    };
    const broken = async () => {
      await new OutsideRun('/nowhere/file', 'pager', {}, '/nowhere/sh').run();
      throw new Error('it was started');
    };
    const some: Partial<World> = { openOutside: async () => ({ run: broken, discard: () => {}, cutOff: null }) };
    const { notice } = (await storeAfter(['P'], some, terminal)).state();
    expect(notice).toBe('/nowhere/sh cannot be run: spawn /nowhere/sh ENOENT. It starts all other programs.');
    expect(ended).toEqual([]);
  });

  it('is told where no file can be written', async () => {
    const full = () => Promise.reject(new UsageError('There is no room.', 'Set TMPDIR.'));
    expect((await storeAfter(['P'], { openOutside: full })).state().notice).toBe('There is no room. Set TMPDIR.');
  });

  it('is nothing after Esc', async () => {
    const waiting: World['openOutside'] = (_inspection, _version, _program, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const store = await storeAfter(['P', 'escape'], { openOutside: waiting });
    expect(store.state().notice).toBe('Stopped.');
  });
});
