import { describe, expect, test } from 'vitest';
import { configFields, dockerManifestFields, manifestFields } from '../../src/oci/go-fields.js';
import { jsonAmbiguities } from '../../src/oci/json-ambiguities.js';

const oddIn = (text: string, fields = manifestFields): readonly string[] => jsonAmbiguities(Buffer.from(text), fields);

// What Go makes of each was seen with encoding/json of Go 1.26 and the structs of image-spec.
describe('a field that Go takes for another', () => {
  test.each([
    ['{"Layers":[]}', 'Layers is taken for "layers" by Go, and by nothing here'],
    ['{"layers":[],"Layers":[]}', 'Layers is there beside "layers", and Go takes them for one'],
    ['{"Layers":[],"layers":[]}', 'layers is there beside "Layers", and Go takes them for one'],
    ['{"layer\u017f":[]}', 'layer\u017f is taken for "layers" by Go, and by nothing here'],
    ['{"l\\u0041yers":[]}', 'lAyers is taken for "layers" by Go, and by nothing here'],
    ['{"layers":[{},{"Digest":"x"}]}', 'layers[1].Digest is taken for "digest" by Go, and by nothing here'],
    [
      '{"manifests":[{"platform":{"OS":"x"}}]}',
      'manifests[0].platform.OS is taken for "os" by Go, and by nothing here',
    ],
  ])('%s', (text, odd) => {
    expect(oddIn(text)).toContain(odd);
  });

  test('in a config and in the manifest.json of docker', () => {
    expect(oddIn('{"config":{"env":[]}}', configFields)).toEqual([
      'config.env is taken for "Env" by Go, and by nothing here',
    ]);
    expect(oddIn('{"rootfs":{"Diff_IDs":[]}}', configFields)).toHaveLength(1);
    expect(oddIn('[{"layers":[]}]', dockerManifestFields)).toEqual([
      '[0].layers is taken for "Layers" by Go, and by nothing here',
    ]);
    expect(oddIn('[{"LayerSources":{"a":{"Size":1}}}]', dockerManifestFields)).toHaveLength(1);
  });
});

describe('a name that is there twice', () => {
  test.each([
    ['{"layers":[],"config":{},"layers":[]}', 'layers'],
    ['{"config":{"size":1,"size":2}}', 'config.size'],
    ['{"annotations":{"a":"1","a":"2"}}', 'annotations.a'],
    ['{"x":[{},{"y":1,"\\u0079":2}]}', 'x[1].y'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('%s', (text, path) => {
    expect(oddIn(text)).toEqual([
      `${path} is there more than once: the last counts, and what it lacks Go fills in from the others`,
    ]);
  });
});

describe('nothing is odd about', () => {
  test.each([
    ['names of the writer that differ in case only', '{"annotations":{"a":"1","A":"2"}}'],
    ['values and items that look like names', '{"mediaType":"layers","urls":["layers","layers","{\\"layers\\":"]}'],
    ['the same name in different objects', '{"layers":[{"size":1},{"size":1}],"config":{"size":1}}'],
    ['escaped quotes and backslashes', '{"a\\\\":1,"a\\\\\\"":2,"a":3 , "b" : "\\"a\\":"}'],
    ['nothing', '{}'],
    ['lists', '[[1,2],[3,[]]]'],
  ])('%s', (_, text) => {
    JSON.parse(text);
    expect(oddIn(text)).toEqual([]);
  });

  test('labels, in a config', () => {
    expect(oddIn('{"config":{"Labels":{"env":"1","Env":"2"}},"Config2":1}', configFields)).toEqual([]);
  });
});

describe('the bytes themselves', () => {
  test('a byte order mark', () => {
    expect(oddIn('\ufeff{}')).toEqual(['begins with a byte order mark, with which Go refuses it']);
  });

  test('bytes that are no UTF-8, but not the replacement character itself', () => {
    const bytes = Buffer.from('{"a":"\xff"}', 'latin1');
    expect(jsonAmbiguities(bytes, manifestFields)).toEqual(['has bytes that are no UTF-8, which some readers refuse']);
    expect(oddIn('{"a":"\ufffd"}')).toEqual([]);
  });

  test('nesting that Go refuses, at once', () => {
    expect(oddIn(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toEqual([]);
    expect(oddIn(`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`)).toEqual([
      'is nested deeper than 10000, where Go refuses it',
    ]);
  });

  test('more names than anybody writes', () => {
    const names = Array.from({ length: 100_001 }, (_, index) => `"${index}":1`).join();
    expect(oddIn(`{${names}}`)).toEqual(['has an object of more than 100000 names']);
  });

  test('a hundred are enough', () => {
    const twice = Array.from({ length: 5000 }, (_, index) => `"${index % 2}":1`).join();
    expect(oddIn(`{${twice}}`)).toHaveLength(100);
  });
});
