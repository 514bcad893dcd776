import { describe, expect, it } from 'vitest';
import { keyOfToken } from '../../components/key-of-token.js';
import type { FoundLine } from '../../src/explorer/finding/finding-view.js';
import type { Key } from '../../src/explorer/key.js';
import { keyWords } from '../../src/explorer/spoken/key-words.js';
import { spoken } from '../../src/explorer/spoken/spoken.js';
import { spokenSigns } from '../../src/explorer/spoken/spoken-signs.js';
import type { State } from '../../src/explorer/state.js';
import { safeText } from '../../src/format/safe-text.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { gone } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionOf, inspectionsOf } from './inspection-of.js';
import { Journey } from './journey.js';

/** Files of falling sizes, and more steps than a page has lines. */
const many = {
  layers: Array.from({ length: 40 }, (_, i) => ({
    entries:
      i > 0 ? {} : Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`file${n}`, 'x'.repeat(2 ** (12 - n))])),
    step: `RUN step ${i}`,
  })),
};

/** What is written for each key. */
class Listening {
  readonly journey = new Journey(99, 24, spokenSigns);
  #said: State | null = null;

  hear(...keys: Key[]): string {
    this.journey.press(...keys.slice(0, -1));
    const before = this.journey.state;
    const last = keys.at(-1)!;
    this.journey.press(last);
    return this.next() || keyWords(before, this.journey.state, last);
  }

  next(): string {
    const { state } = this.journey;
    const words = spoken(this.#said, state);
    this.#said = state;
    return words;
  }
}

async function listeningTo(image: Parameters<typeof inspectionOf>[0]): Promise<Listening> {
  const listening = new Listening();
  listening.journey.send({ type: 'inspected', inspection: await inspectionOf(image) });
  listening.next();
  return listening;
}

describe('in lines', () => {
  it('says what is opened, and what came out of it, and nothing between', async () => {
    const listening = new Listening();
    expect(listening.next()).toBe('opening...\n');
    const said = [];
    for (const inspection of await inspectionsOf(bigfile)) {
      listening.journey.send({ type: 'inspected', inspection });
      said.push(listening.next());
    }
    expect(said[0]).toMatch(
      /^docker\.io\/library\/bigfile:latest, 3 layers\. Question mark: all keys\.\nlayer 0, 1 of 3, waiting, ADD file/,
    );
    expect(said.slice(1, -1)).toEqual(['', '']);
    expect(said.at(-1)).toBe('All is read: 1.00 MB, 1.00 MB of it hidden, efficiency <0.1 %\n');
  });

  it('says the layer that is gone to', async () => {
    const listening = await listeningTo(bigfile);
    expect(listening.hear('j')).toBe('layer 1, 2 of 3, 1.00 MB, 1.00 MB of it hidden, COPY bigfile /\n');
    expect(listening.hear('j')).toBe('layer 2, 3 of 3, 0 B, RUN rm /bigfile\n');
    expect(listening.hear('j')).toBe('Nothing further.\n');
    expect(listening.hear(']')).toBe('There is no further layer.\n');
  });

  it('says files with all that colours and signs tell', async () => {
    const listening = await listeningTo(everything);
    expect(listening.hear('j', 'l')).toBe(
      'what layer 1 changed\nsrv, directory, 1 entry, 308 B, added, open, level 1\n',
    );
    listening.hear('G');
    expect(listening.hear('k')).toMatch(
      /^\.env, file, 5 B, added, metadata only, rewritten by 2, 5 B still ship, level 3\n$/,
    );
    expect(listening.hear(']')).toBe(
      'what layer 2 changed\n.env, file, 5 B, modified, removed by 3, 5 B still ship, level 3\n',
    );
    expect(listening.hear('v')).toMatch(/^what changed since the base: layers 1 to 2\n/);
  });

  it('reads a page when one is opened, and then what is new on it', async () => {
    const listening = await listeningTo(everything);
    const page = listening.hear('I').split('\n');
    expect(page[0]).toMatch(/^Dockerfile, 4 instructions, 4 layers/);
    expect(page).toContain('FROM scratch');
    expect(listening.hear('j')).toBe('1, 308 B, hidden: 308 B, COPY . /srv/app\n');
    expect(listening.hear('escape')).toMatch(/^layer 0, 1 of 4/);
    expect(listening.hear('?')).toMatch(/^Help/);
  });

  it('says problems and likely secrets, one or more', async () => {
    const listening = new Listening();
    const inspection = await inspectionOf(everything);
    const problem = { code: 'entry-type', severity: 'warning', message: 'x', layer: 0, path: null, offset: null };
    const wrong = { ...inspection, problems: [problem] } as unknown as Inspection;
    listening.journey.send({ type: 'inspected', inspection: wrong });
    expect(listening.next()).toContain(', 1 problem: p tells which\n');
    const counted = (count: number) => listening.journey.send({ type: 'secrets-counted', inspection, count });
    counted(0);
    expect(listening.next()).toBe('');
    counted(2);
    expect(listening.next()).toBe('2 likely secrets: H lists them\n');
    counted(1);
    expect(listening.next()).toBe('1 likely secret: H lists it\n');
  });

  it('says how many paths a filter finds, in which order, and where one stands then', async () => {
    const listening = await listeningTo(everything);
    listening.hear('j', 'l', '/');
    expect(listening.hear(...'env', 'enter')).toMatch(/^\nOnly env: 1 found\n\.env, file, /);
    expect(listening.hear('escape')).toBe('All paths are shown again\n');
    expect(listening.hear('a')).toMatch(/^Only added: \d+ found, by name, directories before files\n/);
    expect(listening.hear('a')).toMatch(/^All paths are shown again\n/);
    listening.hear('/');
    expect(listening.hear(...'zzzz', 'enter')).toBe('\nOnly zzzz: nothing found\nNo layer has anything like that.\n');
    listening.hear('escape', '/');
    expect(listening.hear('tab')).toBe('\nfilter, glob: ');
  });

  it('says in which order files are', async () => {
    const listening = await listeningTo(everything);
    listening.hear('l', 'g');
    const among = 'directories among files\n';
    expect(listening.hear('s')).toBe(`Files are by size, the largest first, ${among}`);
    expect(listening.hear('R')).toBe(`Files are by size, the smallest first, ${among}`);
    expect(listening.hear('O')).toBe('Files are by size, the smallest first, directories before files\n');
  });

  it.each([
    ['+', 'There is no screen here whose panes could be larger.\n'],
    ['ctrl-s', 'There is no mouse here.\n'],
    ['Q', 'Q does nothing here.\n'],
    ['=', 'All directories are open.\n'],
    ['4', '4\n'],
  ])('says of %s what it does, or that it does nothing', async (key, words) => {
    const listening = await listeningTo(everything);
    listening.hear('j', 'l');
    expect(listening.hear(key)).toBe(words);
  });

  it('says that a menu was left', async () => {
    const listening = await listeningTo(everything);
    expect(listening.hear('y')).toMatch(/^copy: p, path; /);
    expect(listening.hear('Z')).toBe('Nothing is chosen.\n');
  });

  it('asks for a command in a word', async () => {
    expect((await listeningTo(everything)).hear(':')).toBe('command: ');
  });

  it('reads sizes as a list, and what is known of the selected one', async () => {
    const listening = await listeningTo(many);
    listening.hear('l');
    const page = listening.hear('t').split('\n');
    expect(page[0]).toMatch(/^Treemap, what layer 0 changed, \/, \S+ \S+, Esc closes$/);
    const tiles = page.slice(1).filter((line) => line !== '' && !/^and \d+ more$/.test(line));
    expect(tiles.length).toBeGreaterThan(1);
    for (const tile of tiles) expect(tile).toMatch(/, [\d.]+ [kM]?B, <?[\d.]+ %/);
    expect(listening.hear('j')).toContain(tiles[1]!.split(', ').slice(0, 2).join(', '));
    expect(listening.hear('k')).toContain(tiles[0]!.split(', ')[0]!);
    expect(listening.hear('k')).toBe('Nothing further.\n');
  });

  it('reads paths as they are, however long', async () => {
    const path = `srv/${'long/'.repeat(60)}.env`;
    const listening = await listeningTo({ layers: [{ entries: { [path]: 'x' } }, { entries: { [path]: gone } }] });
    const page = listening.hear('H');
    expect(page).toContain(`likely a secret /${path}\n`);
    expect(page).toMatch(/^Hidden files, largest first, Esc closes\n/);
    expect(page).not.toContain('likely a secret likely');
    expect(page).not.toMatch(/^\|/m);
    listening.hear('g', 'j');
    expect(listening.hear('j')).toMatch(/^1 B, 0 to 1, removed, likely a secret \/srv\/long\//);
    listening.hear('escape', 'l', 'G');
    expect(listening.hear('3')).toContain('\n62 added, 0 modified, 0 removed\n');
  });

  it('says how many rows are out of sight', async () => {
    const listening = await listeningTo(many);
    expect(listening.hear('I')).toMatch(/, [\d,]+ below, Esc closes\n/);
  });

  it('says the end of a search through all files, and not how far it is', async () => {
    const listening = await listeningTo(everything);
    listening.hear('F', 'x');
    expect(listening.hear('enter')).toBe('\nSearching all files of all layers for x\n');
    const { journey } = listening;
    journey.send({ type: 'searching-files', share: 0.5 });
    expect(listening.next()).toBe('');
    const node = journey.state.inspection!.stack.tree.parent(2);
    const line = { version: 0, node, line: 3, text: safeText('a x') } as FoundLine;
    journey.send({ type: 'lines-found', lines: [line] });
    expect(listening.next()).toMatch(/:3, a x\n$/);
    journey.send({ type: 'lines-found', lines: [line] }).send({ type: 'files-searched', remark: null });
    expect(listening.next()).toMatch(/^2 lines have x\n/);
    journey.press('escape', 'F').press('backspace', 'y', 'enter');
    listening.next();
    journey.send({ type: 'files-searched', remark: safeText('1 file could not be read') });
    expect(listening.next()).toBe('Nowhere is y, 1 file could not be read\n');
  });

  it('writes what is typed behind its question, as terminals do', async () => {
    const listening = await listeningTo(everything);
    const asked = listening.hear('l', 'x');
    expect(asked).toMatch(/: \.\/$/);
    expect(listening.hear('z')).toBe('z');
    expect(listening.hear('backspace')).toMatch(/^\n.*: \.\/$/);
    expect(listening.hear('escape')).toMatch(/^\n/);
  });

  it('writes nothing but text and line feeds, and no boxes or bars', async () => {
    const listening = await listeningTo(everything);
    const keys = [
      'j',
      'l',
      'I',
      'G',
      'i',
      'r',
      'escape',
      'escape',
      'H',
      'j',
      'escape',
      '3',
      '1',
      'w',
      'j',
      '.',
      '?',
      'pagedown',
    ];
    const said = keys.map((key) => listening.hear(key)).join('');
    expect(said).toMatch(/^[\x20-\x7e\n]*$/);
    expect(said).not.toMatch(/#{4}|:{4}| {2}/);
    expect(said).toMatch(/layer/);
  });
});

it.each([
  ['\u001b[A', 'up'],
  ['\u001bOB', 'down'],
  ['\u001b[5~', 'pageup'],
  ['\u001b[H', 'home'],
  ['\u001b[Z', 'shift-tab'],
  ['\r', 'enter'],
  ['\u007f', 'backspace'],
  ['\u001b', 'escape'],
  ['\u0003', 'ctrl-c'],
  [' ', 'space'],
  ['ä', 'ä'],
])('takes %o for %s', (token, key) => {
  expect(keyOfToken(token)).toEqual({ key });
});

it('keeps pastes apart, and leaves out what is no key', () => {
  expect(keyOfToken('\u001b[200~a b\u001b[201~')).toEqual({ pasted: 'a b' });
  for (const token of ['\u001b[15~', '\u001bx', '\u001b[1;5C', '']) expect(keyOfToken(token)).toBe(null);
});
