import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson } from '../../src/format/safe-json.js';
import { safeJsonPieces } from '../../src/format/safe-json-pieces.js';

function* lazily(items: readonly unknown[]): Generator<unknown> {
  yield* items;
}

const written = (object: object) => [...safeJsonPieces(object)].join('');

describe('JSON in pieces', () => {
  it('is what JSON.stringify writes, lazy lists included', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), (fields, items) => {
        expect(written({ ...fields, items: lazily(items), last: 1 })).toBe(safeJson({ ...fields, items, last: 1 }, 2));
      }),
    );
    expect(written({})).toBe('{}');
    expect(written({ none: lazily([]) })).toBe(JSON.stringify({ none: [] }, null, 2));
  });

  it('asks for the items of a list as it comes to them', () => {
    let asked = 0;
    function* endless(): Generator<number> {
      for (;;) yield asked++;
    }
    const pieces = safeJsonPieces({ endless: endless() });
    const first = pieces.next().value as string;
    expect(first.length).toBeGreaterThan(1000);
    expect(asked).toBeLessThan(first.length);
  });
});
