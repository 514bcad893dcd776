import { describe, expect, it } from 'vitest';
import { composed, type Part } from '../../src/explorer/part.js';
import { rowText, segment } from '../../src/explorer/row.js';
import { unicodeSigns } from '../../src/explorer/signs.js';
import { safeText } from '../../src/format/safe-text.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const part = (left: number, width: number, ...texts: string[]): Part => ({
  name: 'list',
  left,
  top: 0,
  width,
  height: 2,
  rows: texts.map((text) => [segment(safeText(text))]),
});

describe('parts of the screen', () => {
  it('stay within themselves, whatever they think', () => {
    const rows = composed([part(0, 6, 'too long by far', 'short'), part(8, 4, 'also too long', 'x')], 2, unicodeSigns);
    expect(rows.map((row) => rowText(row))).toEqual(['too l…  als…', 'short   x']);
  });

  it('say that there is no room in the smallest window too', () => {
    expect(new Journey(1, 1).rows().join('').length).toBe(1);
    expect(new Journey(2, 5).rows()[0]?.length).toBe(1);
  });

  it('have no long name beyond the window, where else a content is too', async () => {
    const long = `srv/${'a-name-that-goes-on-'.repeat(8)}`;
    const inspection = await inspectionOf({ layers: ['one', 'two'].map((text) => ({ entries: { [long]: text } })) });
    const journey = Journey.of(inspection, 100, 30).press(']', 'v', 'v', 'tab', '=', 'j', '*');
    const { version } = journey.state.same!;
    journey.send({ type: 'same-found', version, places: [version] });
    expect(journey.row(' Other contents')).toContain('…');
    for (const row of journey.rows()) expect(row.length).toBeLessThanOrEqual(99);
  });
});
