import { describe, expect, it } from 'vitest';
import { keyOfToken } from '../../components/key-of-token.js';
import type { Key } from '../../src/explorer/key.js';
import { spoken } from '../../src/explorer/spoken/spoken.js';
import { spokenSigns } from '../../src/explorer/spoken/spoken-signs.js';
import type { State } from '../../src/explorer/state.js';
import { bigfile, everything } from './images.js';
import { inspectionOf, inspectionsOf } from './inspection-of.js';
import { Journey } from './journey.js';

/** What is written for each key. */
class Listening {
  readonly journey = new Journey(99, 24, spokenSigns);
  #said: State | null = null;

  hear(...keys: Key[]): string {
    this.journey.press(...keys);
    return this.next();
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
    expect(listening.next()).toBe('opening.\n');
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
    expect(listening.hear('j')).toBe('');
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
