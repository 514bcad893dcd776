import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Row, rowText, rowWidth, segment } from '../../src/explorer/row.js';
import { dropColumns, wrapRow } from '../../src/explorer/wrap-row.js';
import { safeText } from '../../src/format/safe-text.js';

/** Segments of a few characters, some of which take two columns. */
const rows = fc.array(fc.stringMatching(/^[a-z0-9日本 ]{1,4}$/), { maxLength: 8 });
const rowOf = (texts: readonly string[]): Row => texts.map((text) => segment(safeText(text)));
const wide = (sign: string) => (/[日本]/.test(sign) ? 2 : 1);

describe('a row', () => {
  it('that is wrapped loses nothing, and no line is wider than it may be', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 12 }), (texts, width) => {
        const lines = wrapRow(rowOf(texts), width);
        expect(lines.map((line) => rowText(line)).join('')).toBe(texts.join(''));
        for (const line of lines) expect(rowWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('without its first columns is what comes after them', () => {
    fc.assert(
      fc.property(rows, fc.nat(20), (texts, columns) => {
        let left = columns;
        const kept = Array.from(texts.join('')).filter((sign) => {
          const isDropped = left >= wide(sign);
          left = isDropped ? left - wide(sign) : 0;
          return !isDropped;
        });
        expect(rowText(dropColumns(rowOf(texts), columns))).toBe(kept.join(''));
      }),
    );
  });

  it('keeps all that is right of no columns', () => {
    expect(rowText(dropColumns(rowOf(['workers: ', '1', ' }']), 0))).toBe('workers: 1 }');
  });
});
