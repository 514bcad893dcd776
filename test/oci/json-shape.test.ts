import { describe, expect, test } from 'vitest';
import { byteCountAt, entriesAt, fieldAt, itemsAt, optionalAt, parseJson, textsAt } from '../../src/oci/json-shape.js';
import { ImageError } from '../../src/problem/errors.js';
import { placeOf } from './json-place.js';

describe('an error names the document and the way to what is wrong', () => {
  test('in a list of objects', () => {
    const place = placeOf([{ Layers: 'one' }], 'manifest.json');
    const layers = fieldAt(itemsAt(place)[0]!, 'Layers');
    expect(() => textsAt(layers)).toThrow('manifest.json: [0].Layers is not a list of strings.');
  });

  test('for an item of a list of strings the list is named', () => {
    expect(() => textsAt(fieldAt(placeOf({ urls: ['a', 1] }), 'urls'))).toThrow('urls is not a list of strings.');
  });

  test('for the document itself', () => {
    expect(() => fieldAt(placeOf([], 'index.json'), 'manifests')).toThrow('index.json is not an object.');
  });

  test('with the names of a map in brackets, cut when they are long', () => {
    const entry = entriesAt(fieldAt(placeOf({ Labels: { 'a.b': 1 } }), 'Labels'))[0]!;
    expect(entry[1].path).toBe('Labels["a.b"]');
    const long = entriesAt(fieldAt(placeOf({ Labels: { ['x'.repeat(1000)]: 1 } }), 'Labels'))[0]!;
    expect(long[1].path.length).toBeLessThan(160);
    expect(long[0]).toHaveLength(1000);
  });

  test('and for what is no JSON at all it says so and what to do', () => {
    const error = errorOf(() => parseJson(Buffer.from('{"a":'), 'index.json'));
    expect(error.message).toBe('index.json is not valid JSON.');
    expect(error.nextStep).toContain('docker save');
  });
});

test('nothing and null are the same: Go writes empty lists as null', () => {
  expect(optionalAt(fieldAt(placeOf({ urls: null }), 'urls'), textsAt)).toBeNull();
  expect(optionalAt(fieldAt(placeOf({}), 'urls'), textsAt)).toBeNull();
});

test('numbers of bytes are whole, not negative, and exact', () => {
  expect(byteCountAt(fieldAt(placeOf({ size: 7143 }), 'size'))).toBe(7143);
  for (const size of [-1, 1.5, '7143', 2 ** 53, null]) {
    expect(() => byteCountAt(fieldAt(placeOf({ size }), 'size'))).toThrow('size is not a number of bytes.');
  }
});

describe('documents made to do harm', () => {
  test('a hundred thousand nested lists are only a value of the wrong type', () => {
    const depth = 100_000;
    const place = parseJson(Buffer.from('['.repeat(depth) + ']'.repeat(depth)), 'deep.json');
    expect(() => fieldAt(place, 'manifests')).toThrow('deep.json is not an object.');
  });

  test('__proto__ is a field like any other and changes nothing', () => {
    const place = parseJson(Buffer.from('{"__proto__": {"layers": ["x"]}}'), 'odd.json');
    expect(fieldAt(place, 'layers').value).toBeUndefined();
    expect(fieldAt(place, '__proto__').value).toEqual({ layers: ['x'] });
  });

  test('names of Object.prototype are not there unless they are written', () => {
    expect(fieldAt(placeOf({}), 'constructor').value).toBeUndefined();
    expect(fieldAt(placeOf({}), 'toString').value).toBeUndefined();
  });
});

function errorOf(act: () => unknown): ImageError {
  try {
    act();
  } catch (error) {
    if (error instanceof ImageError) return error;
  }
  throw new Error('no ImageError');
}
