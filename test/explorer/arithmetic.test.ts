import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { share } from '../../src/explorer/panes/layer-bar.js';
import { cutRow, rowText, rowWidth, segment } from '../../src/explorer/row.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';
import { sizeBar } from '../../src/explorer/size-bar.js';
import { follow } from '../../src/explorer/viewport.js';
import { displayWidth } from '../../src/format/display-width.js';
import { safe, safeText } from '../../src/format/safe-text.js';
import { wrap } from '../../src/format/wrap.js';

const text = fc
  .string({ unit: fc.constantFrom('a', 'b', ' ', '漢', 'é', '👩‍👩‍👧', '…'), maxLength: 40 })
  .map((raw) => safeText(raw));

describe('follow', () => {
  it('keeps the row in sight, and shows no empty lines that could be full', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(300),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 301 }),
        (top, at, height, count) => {
          const row = Math.min(at, count - 1);
          const first = follow(top, row, height, count);
          expect(first).toBeLessThanOrEqual(row);
          expect(row).toBeLessThan(first + height);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(first === 0 || first + height <= count).toBe(true);
          // Where it is, it stays.
          expect(follow(first, row, height, count)).toBe(first);
        },
      ),
    );
  });
});

describe('share', () => {
  it('gives every column, and at least one to each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1e9), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 60, max: 300 }),
        (values, room) => {
          const widths = share(values, room);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBe(room);
          expect(Math.min(...widths)).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});

describe('cutRow', () => {
  it('never is wider than asked, and ends in an ellipsis where something is missing', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (texts, width) => {
        const row = texts.map((piece) => segment(piece));
        const cut = cutRow(row, width, unicodeSigns);
        expect(rowWidth(cut)).toBeLessThanOrEqual(width);
        if (rowWidth(row) <= width) expect(cut).toBe(row);
        else expect(rowText(cut).endsWith('…')).toBe(true);
      }),
    );
  });
});

describe('wrap', () => {
  it('keeps every word, in lines that are not too long', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (long, width) => {
        const lines = wrap(long, width, 100, safe`…`);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
      }),
    );
  });

  it('says that there is more', () => {
    expect(wrap(safe`one two three four`, 8, 2, safe`…`)).toEqual(['one two', 'three f…']);
  });
});

describe('sizeBar', () => {
  it('is as long as the share', () => {
    expect(sizeBar(1, 4, unicodeSigns)).toBe('████');
    expect(sizeBar(0.5, 4, unicodeSigns)).toBe('██');
    expect(sizeBar(0.4, 4, unicodeSigns)).toBe('█▋');
    expect(sizeBar(0, 4, unicodeSigns)).toBe('');
    expect(sizeBar(0.001, 4, unicodeSigns)).toBe('');
    expect(sizeBar(0.5, 4, asciiSigns)).toBe('##');
  });
});
