import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf } from '../../src/explorer/growth.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';
import { sparkline } from '../../src/explorer/sparkline.js';
import { listRootfs } from '../../src/tree/listing.js';
import { type Entry, gone, hardlink, opaque } from '../images.js';
import { bigfile, everything } from './images.js';
import { inspectionOf, type TestImage } from './inspection-of.js';
import { Journey } from './journey.js';

const paths = ['a', 'b', 'd/a', 'd/b', 'd/e/f'];

/** A layer that writes, links and removes a few paths. */
const layer = fc.dictionary(
  fc.constantFrom(...paths),
  fc.oneof(
    fc.nat(3000).map((size): Entry => 'x'.repeat(size)),
    fc.constant(gone),
    fc.constantFrom('a', 'd/a').map((target) => hardlink(target)),
  ),
);

describe('growth', () => {
  it('is what the layers ship, and what the filesystem after each of them has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 6 }), fc.boolean(), async (layers, isOpaque) => {
        const image: TestImage = {
          layers: layers.map((entries, i) => ({ entries: isOpaque && i > 1 ? { d: opaque, ...entries } : entries })),
        };
        const { analysis, stack } = await inspectionOf(image);
        const { shipped, visible } = growthOf(analysis);
        let sum = 0;
        stack.layers.forEach(({ changeset }, i) => {
          for (const size of changeset.storedSize) sum += size;
          expect(shipped[i]).toBe(sum);
          // The slow way: the whole filesystem, each content once.
          expect(visible[i]).toBe(listRootfs(stack, i, false).bytes[0]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is drawn for the selected layer, and told', async () => {
    const journey = Journey.of(await inspectionOf(bigfile));
    expect(journey.row('shipped so far').trim()).toMatch(/^▁+▇+ {2}15 B shipped so far/);
    journey.press('j', 'j');
    expect(journey.row('shipped so far').trim()).toMatch(/^▁+▇+ {2}1\.00 MB shipped so far/);
    expect(journey.row('visible then').trim()).toMatch(/^▁+▇+▁+ {2}15 B visible then/);
    journey.state = { ...journey.state, theme: { choice: 'none', ground: 'dark', fixed: null }, signs: asciiSigns };
    expect(journey.row('visible then').trim()).toMatch(/^\.+#+\[\.+\] {2}15 B/);
  });

  it('stands in one line where there is room', async () => {
    const journey = Journey.of(await inspectionOf(everything), 80, 24);
    expect(journey.row('shipped so far')).toContain('visible then');
  });
});

describe('sparkline', () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7];
  const text = (columns: number, marked = 0) => {
    const { before, at, after } = sparkline(values, marked, 7, columns, unicodeSigns);
    return `${before}<${at}>${after}`;
  };

  it('is as high as the values', () => {
    expect(text(8)).toBe('<▁>▁▂▃▄▅▆▇');
    expect(text(8, 7)).toBe('▁▁▂▃▄▅▆<▇>');
    expect(text(17, 2)).toBe('▁▁▁▁<▂▂>▃▃▄▄▅▅▆▆▇▇');
  });

  it('puts neighbours together where there is no room, and never loses the marked one', () => {
    expect(text(4, 2)).toBe('▁<▂>▅▇');
    expect(text(1, 3)).toBe('<▃>');
    fc.assert(
      fc.property(
        fc.array(fc.nat(1e9), { minLength: 1, maxLength: 200 }),
        fc.nat(199),
        fc.integer({ min: 1, max: 90 }),
        (numbers, marked, columns) => {
          const most = Math.max(...numbers);
          const { before, at, after } = sparkline(numbers, marked % numbers.length, most, columns, unicodeSigns);
          expect((before + at + after).length).toBeLessThanOrEqual(columns);
          expect(at).not.toBe('');
        },
      ),
    );
  });
});
