import { describe, expect, it } from 'vitest';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { ContentReader } from '../../src/content/content-reader.js';
import type { Key } from '../../src/explorer/key.js';
import { file, gone, symlink } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const long = Array.from({ length: 5000 }, (_, i) => `line ${i + 1}`).join('\n');
const binary = Buffer.from(Array.from({ length: 256 }, (_, i) => i));

/** Short lines, long ones, and one that is several rows. */
const uneven = Array.from(
  { length: 3000 },
  (_, i) => `${i + 1} ${'x'.repeat(i === 1500 ? 5000 : i % 7 === 0 ? 300 : i % 20)}`,
).join('\n');

const contents: Readonly<Record<string, string | Buffer>> = {
  'etc/key': 'secret\tkey\n\u001b[2Jend\n',
  'srv/empty': '',
  'srv/long': long,
  'srv/program': binary,
  'srv/uneven': uneven,
  'srv/tabs': '\tone\n\ttwo\n'.repeat(300),
  'srv/script.py': 'def run():\n    return "text"\n',
};

const image = () =>
  inspectionOf({
    layers: [
      { entries: Object.fromEntries(Object.entries(contents).map(([path, content]) => [path, file(content)])) },
      { entries: { 'srv/long': 'shorter', 'srv/link': symlink('/etc/key') } },
      { entries: { 'etc/key': gone, 'srv/loop': symlink('loop') } },
    ],
  });

/** The explorer with somebody who opens, reads and searches what it asks for, as the store does. */
class Reader extends Journey {
  #done = 0;
  #open: ContentReader | null = null;

  async type(...keys: Key[]): Promise<this> {
    for (const key of keys) {
      this.press(key);
      await this.#answer();
    }
    return this;
  }

  async #answer(): Promise<void> {
    for (; this.#done < this.effects.length; this.#done += 1) {
      const effect = this.effects[this.#done]!;
      if (effect.type === 'open-content') {
        const { stack } = effect.inspection;
        const { changeset, row, layer } = stack.locate(effect.version);
        const path = Buffer.from(stack.tree.path(stack.nodeOf(effect.version))).toString();
        const bytes = Buffer.from(layer === 0 ? contents[path]! : 'shorter');
        expect(bytes.length).toBe(changeset.size[row]);
        this.#open = await ContentReader.open(
          { blob: memoryBlob(bytes), size: bytes.length, digest: null, map: null, isWhole: true },
          path,
        );
        this.send({ type: 'content-opened', kind: this.#open.kind });
      } else if (effect.type === 'read-rows') {
        this.send({ type: 'rows', page: await this.#open!.rows(effect.from, effect.count) });
      } else if (effect.type === 'read-bytes') {
        const bytes = await this.#open!.bytes(effect.offset, effect.length);
        this.send({ type: 'bytes', from: effect.from, bytes });
      } else if (effect.type === 'search-content') {
        const row = await this.#open!.find(effect.pattern, effect.from, effect.forward);
        this.send({ type: 'content-found', row });
      }
    }
  }
}

/** At a path of the filesystem after a layer. */
async function at(name: string, layer = 0, columns = 100, rows = 30): Promise<Reader> {
  const reader = new Reader(columns, rows);
  reader.send({ type: 'inspected', inspection: await image() });
  reader.press(...Array<Key>(layer).fill('j'), 'enter', 'v', 'v', '=');
  for (let step = 0; step < 12 && !reader.selected().includes(name); step += 1) reader.press('j');
  expect(reader.selected()).toContain(name);
  return reader;
}

/** The number of the first line that begins in sight. */
const firstLine = (reader: Reader) => Number(/^ +(\d+) /m.exec(reader.rows().slice(2).join('\n'))?.[1]);
/** The offset of the first byte in sight. */
const firstByte = (reader: Reader) => Number.parseInt(reader.rows()[2]!.trim().slice(0, 8), 16);
const offsetOf = (text: string, line: number) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, before) => sum + before.length + 1, 0);

describe('a file as bytes, after as text', () => {
  it.each([
    ['uneven', uneven, 900],
    ['uneven', uneven, 1],
    ['uneven', uneven, 400],
    ['tabs', contents['srv/tabs'] as string, 301],
  ])('begins where %s was looked at, and comes back there', async (name, text, line) => {
    const reader = await at(name);
    await reader.type('enter', ...String(line), 'G');
    expect(firstLine(reader)).toBe(line);
    await reader.type('b');
    expect(firstByte(reader)).toBe(offsetOf(text, line) - (offsetOf(text, line) % 16));
    await reader.type('b');
    expect(firstLine(reader)).toBe(line);
  });

  it('is text again where the bytes were moved to', async () => {
    const reader = await at('uneven');
    await reader.type('enter', 'b', ...'200', 'j', 'b');
    const begin = offsetOf(uneven, firstLine(reader));
    // The line that begins in the sixteen bytes, or the one before.
    expect(begin).toBeLessThan(201 * 16);
    expect(offsetOf(uneven, firstLine(reader) + 1)).toBeGreaterThan(200 * 16);
  });

  it('is as far down where its rows are not all here', async () => {
    const reader = await at('long');
    await reader.type('enter', 'G', ...'4000', 'G', 'b');
    expect(firstByte(reader) / long.length).toBeCloseTo(0.8, 1);
    await reader.type('b');
    expect(firstLine(reader) / 5000).toBeCloseTo(0.8, 1);
  });

  it('does not jump to what is found when it was a text', async () => {
    const reader = await at('long');
    await reader.type('enter', ...'700', 'G');
    const before = reader.press('/', ...'4321', 'enter', 'b').state.content!.top;
    reader.send({ type: 'content-found', row: 4320 });
    expect(reader.state.content).toMatchObject({ form: 'bytes', top: before, found: null, searching: false });
    reader.press('b').send({ type: 'content-found', row: 4320 });
    expect(reader.state.content).toMatchObject({ form: 'text', found: null });
    expect(reader.state.notice).toBeNull();
  });
});

describe('looking into a file', () => {
  it('shows its text, with what cannot be shown escaped, and comes back', async () => {
    const reader = await at('key');
    await reader.type('enter');
    expect(reader.row('/etc/key')).toMatch(/\/etc\/key {2}layer 0 {2}19 B {2}text {2}✗ removed by 2/);
    expect(reader.row('secret')).toMatch(/^ +1 {2}secret {2}key$/);
    expect(reader.row('end')).toMatch(/^ +2 {2}\\x1b\[2Jend$/);
    await reader.type('escape');
    expect(reader.selected()).toContain('key');
    expect(reader.effects.at(-1)).toEqual({ type: 'close-content' });
  });

  it('shows nothing of an empty one, and asks for that once', async () => {
    const reader = await at('empty');
    await reader.type('enter', 'j', 'pagedown', 'G', 'k', 'pageup', 'g');
    expect(reader.row('/srv/empty')).toContain('0 B');
    expect(reader.state.content!.top).toBe(0);
    expect(reader.effects.filter(({ type }) => type === 'read-rows')).toHaveLength(1);
  });

  it('is there again after something else lay over it, however that is closed', async () => {
    const reader = await at('key');
    await reader.type('enter', '?', '?');
    expect(reader.row('/etc/key')).toContain('19 B');
    await reader.type('?', 'escape');
    expect(reader.row('/etc/key')).toContain('19 B');
  });

  it('is not done twice over itself', async () => {
    const reader = await at('key');
    await reader.type('enter', 'o');
    expect(reader.rows().at(-1)).toContain('This is what the file holds');
    await reader.type('escape');
    expect(reader.selected()).toContain('key');
  });

  it('goes anywhere in a long one', async () => {
    const reader = await at('long');
    await reader.type('enter', 'G');
    expect(reader.rows().at(-2)).toMatch(/^ +5000 {2}line 5000$/);
    await reader.type('k');
    expect(reader.rows().at(-2)).toMatch(/^ +4999 {2}line 4999$/);
    await reader.type('g');
    expect(reader.rows()[2]).toMatch(/^ +1 {2}line 1$/);
    await reader.type('pagedown', 'pagedown');
    expect(reader.rows()[2]).toMatch(/^ +53 {2}line 53$/);
  });

  it('finds a text forwards and backwards, and round the end', async () => {
    const reader = await at('long');
    await reader.type('enter', '/', ...'LINE'.split(''));
    expect(reader.rows().at(-1)).toContain('/ LINE');
    await reader.type('enter');
    expect(reader.rows().at(-1)).toContain('It is not in this file.');
    await reader.type('/', ...'line 2345'.split('').map((key) => (key === ' ' ? 'space' : key)), 'enter');
    expect(reader.row('line 2345')).toMatch(/2345 {2}line 2345/);
    expect(reader.state.content!.found).toBe(2344);
    await reader.type('/', 'ctrl-u', ...'e 12'.split('').map((key) => (key === ' ' ? 'space' : key)), 'enter');
    // From what is in sight on: round the end.
    expect(reader.state.content!.found).toBe(11);
    await reader.type('N');
    expect(reader.state.content!.found).toBe(1298);
    await reader.type('n', 'n');
    expect(reader.state.content!.found).toBe(119);
  });

  it('shows a binary as bytes', async () => {
    const reader = await at('program');
    await reader.type('enter');
    expect(reader.row('00000040')).toBe(
      ' 00000040  40 41 42 43 44 45 46 47  48 49 4a 4b 4c 4d 4e 4f  @ABCDEFGHIJKLMNO',
    );
    await reader.type('G');
    expect(reader.screen()).toContain('000000f0');
    await reader.type('/');
    expect(reader.rows().at(-1)).toContain('These are bytes: b shows them as text.');
  });

  it('tells keywords from strings', async () => {
    const reader = await at('script.py');
    await reader.type('enter');
    const { page } = reader.state.content!;
    expect(page).toMatchObject({
      rows: [
        {
          text: 'def run():',
          spans: [
            { start: 0, end: 3, style: 'keyword' },
            { start: 4, end: 7, style: 'name' },
          ],
        },
        {
          text: '    return "text"',
          spans: [
            { start: 4, end: 10, style: 'keyword' },
            { start: 11, end: 17, style: 'string' },
          ],
        },
      ],
    });
  });

  it('follows symbolic links as after the selected layer', async () => {
    const there = await at('link', 1);
    await there.type('o');
    expect(there.row('secret')).toContain('secret');
    const removed = await at('link', 2);
    await removed.type('o');
    expect(removed.rows().at(-1)).toContain('It leads to /etc/key, and nothing is there after layer 2.');
    const loop = await at('loop', 2);
    await loop.type('o');
    expect(loop.rows().at(-1)).toContain('leads to itself');
  });

  it('steps through the versions of a path', async () => {
    const reader = await at('long', 1);
    await reader.type('enter');
    expect(reader.row('shorter')).toMatch(/^ +1 {2}shorter$/);
    await reader.type(']');
    expect(reader.rows().at(-1)).toContain('No later layer wrote this file.');
    await reader.type('[');
    expect(reader.row('line 1')).toMatch(/^ +1 {2}line 1$/);
    expect(reader.row('/srv/long')).toContain('layer 0');
    await reader.type('escape');
    expect(reader.state.overlay).toBe(null);
  });

  it('wraps long lines, or goes sideways', async () => {
    const reader = await at('key', 0, 44, 14);
    reader.press('enter');
    reader.send({ type: 'content-opened', kind: { size: 200, isText: true, format: null } });
    const text = 'a'.repeat(60) as never;
    reader.send({ type: 'rows', page: { from: 0, total: 1, rows: [{ line: 1, text, spans: [] }] } });
    expect(reader.screen()).toMatch(/ 1 {2}a{37}\n {6}a{23}\n/);
    reader.press('W');
    expect(reader.row(' 1  a')).toMatch(/a…$/);
    reader.press('l');
    expect(reader.row(' 1  a')).toMatch(/a…$/);
    reader.press('l', 'l', 'l');
    expect(reader.row(' 1  a')).toMatch(/ 1 {2}a{28}$/);
  });

  it('says why, where the bytes are not here', async () => {
    const reader = await at('key');
    reader.press('o');
    reader.send({ type: 'inflating', share: 0.42 });
    expect(reader.screen()).toContain('Opening: its layer is inflated, 42.0 %');
    reader.send({ type: 'content-failed', failure: 'Layer 0 is not here.' as never });
    expect(reader.screen()).toContain('Layer 0 is not here.');
  });
});
