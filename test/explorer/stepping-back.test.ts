import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/explorer/message.js';
import { rootfs } from '../../src/tree/rootfs.js';
import { gone } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const image = await inspectionOf({
  layers: [
    { entries: { 'etc/key': 'secret', 'srv/a': 'one\n' } },
    { entries: { 'etc/key': 'changed', 'srv/copy': 'secret', 'srv/a': 'two\n' } },
    { entries: { 'srv/copy': gone } },
  ],
});

/** In the files of the last layer, on etc/key. */
const atKey = () => Journey.of(image, 120, 30).press('G', 'v', 'v', '2', '=', 'j');

const over = ({ state }: Journey) => state.overlay;

/** What the file holds after a layer. */
const versionAt = (layer: number) => rootfs(image.stack, layer)[image.stack.tree.find(Buffer.from('etc/key'))]!;
const [written, changed] = [versionAt(0), versionAt(1)];

/** What was asked of the world for a key. */
function asked(journey: Journey, key: string): readonly Effect[] {
  journey.effects.splice(0);
  return journey.press(key).effects;
}

describe('one step back', () => {
  it.each(['H', 'C', 'I', 'i', 't', 'o', 'D', '*'])('from the help is what %s had shown', (key) => {
    const journey = atKey().press(key);
    const before = over(journey);
    expect(before).not.toBeNull();
    expect(over(journey.press('?'))).toBe('help');
    expect(over(journey.press('escape'))).toBe(before);
    expect(over(journey.press('escape'))).toBeNull();
  });

  it('from a content is the list that it was opened from, however many there were on the way', () => {
    const journey = atKey().press('o', '*');
    const { version } = journey.state.content!;
    expect(version).toBe(changed);
    journey.send({ type: 'same-found', version, places: [version] });
    // The other content of the path stands below those that are the same.
    expect(asked(journey.press('G'), 'o')).toEqual([{ type: 'open-content', inspection: image, version: written }]);
    expect(over(journey)).toBe('content');
    // What was open before is opened again, and can be compared and looked at.
    expect(asked(journey, 'escape')).toEqual([{ type: 'open-content', inspection: image, version: changed }]);
    expect(over(journey)).toBe('same');
    expect(asked(journey, 'escape')).toEqual([]);
    expect(journey.state).toMatchObject({ overlay: 'content', content: { version: changed } });
    expect(over(journey.press('D'))).toBe('diff');
    expect(asked(journey, 'escape')).toEqual([{ type: 'stop-comparing' }]);
    expect(asked(journey, 'escape')).toEqual([{ type: 'close-content' }]);
    expect(over(journey)).toBeNull();
  });

  it('keeps what is known of a content, and where one was in it', () => {
    const journey = atKey().press('o');
    journey.send({ type: 'content-opened', kind: { size: 4000, isText: true, format: null } });
    const rows = Array.from({ length: 100 }, (_, i) => ({ line: i + 1, text: journey.state.title, spans: [] }));
    journey.send({ type: 'rows', page: { from: 0, rows, total: 100 } }).press('pagedown');
    const { top } = journey.state.content!;
    expect(top).toBeGreaterThan(10);
    journey.press('*').send({ type: 'same-found', version: changed, places: [changed] });
    journey.press('G', 'o', 'escape', 'escape');
    expect(journey.state.content).toMatchObject({ top, version: changed });
    expect(journey.row(' 40 ')).toContain('demo');
  });

  it('asks again for what was given up for something else', async () => {
    const contents = ['one', 'two', 'three'];
    const three = await inspectionOf({ layers: contents.map((text) => ({ entries: { 'etc/key': text } })) });
    const journey = Journey.of(three).press('G', 'v', 'v', '2', '=', 'j');
    const [first, second, third] = contents.map((_, layer) => {
      return rootfs(three.stack, layer)[three.stack.tree.find(Buffer.from('etc/key'))]!;
    });
    const comparing = (before?: number, after?: number) => [{ type: 'compare', inspection: three, before, after }];
    expect(asked(journey, 'D')).toEqual(comparing(second, third));
    // Nothing is given up for the help.
    expect(asked(journey, '?')).toEqual([]);
    expect(asked(journey, 'escape')).toEqual([]);
    journey.press('*').send({ type: 'same-found', version: third!, places: [third!] });
    expect(asked(journey.press('G'), 'D')).toEqual(comparing(first, second));
    expect(asked(journey, 'escape')).toEqual(comparing(second, third));
    expect(over(journey)).toBe('same');
    expect(asked(journey, 'escape')).toEqual([]);
    expect(over(journey)).toBe('diff');
  });

  it('is not back through a list that was come to twice', () => {
    const journey = atKey().press('H', 'o', 'H');
    expect(over(journey)).toBe('hidden');
    expect(journey.state.content).toBeNull();
    expect(over(journey.press('escape'))).toBeNull();
  });

  it('is forgotten where the panes are turned to', () => {
    const journey = atKey().press('H', 'o', '1');
    journey.send({ type: 'count-over', count: journey.state.count! });
    expect(journey.state).toMatchObject({ overlay: null, below: [], content: null, focus: 'layers' });
    expect(over(journey.press('?'))).toBe('help');
    expect(over(journey.press('escape'))).toBeNull();
  });
});
