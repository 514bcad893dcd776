import { expect, test } from 'vitest';
import { dockerManifestAt } from '../../src/oci/docker-manifest.js';
import { digestOf, placeOf } from './json-place.js';

test('each entry names a config, tags and layers', () => {
  const entry = { Config: 'c.json', RepoTags: ['bloat:latest'], Layers: ['1/layer.tar', '2/layer.tar'] };
  expect(dockerManifestAt(placeOf([entry]))).toEqual([
    { config: 'c.json', repoTags: ['bloat:latest'], layers: ['1/layer.tar', '2/layer.tar'], layerSources: new Map() },
  ]);
});

test('tags and layers may be missing or null', () => {
  const [bare, withNull] = dockerManifestAt(placeOf([{ Config: 'c' }, { Config: 'c', RepoTags: null, Layers: null }]));
  expect(bare).toMatchObject({ repoTags: [], layers: [] });
  expect(withNull).toMatchObject({ repoTags: [], layers: [] });
});

test('LayerSources tell where foreign layers come from', () => {
  const source = { mediaType: 'x', size: 3, digest: digestOf('2'), urls: ['https://example.com'] };
  const [entry] = dockerManifestAt(placeOf([{ Config: 'c', LayerSources: { [digestOf('1')]: source } }]));
  expect(entry!.layerSources.get(digestOf('1'))).toMatchObject(source);
});

test.each([
  [{}, 'manifest.json is not a list.'],
  [[{ RepoTags: [] }], 'manifest.json: [0].Config is not a string.'],
  [[{ Config: 'c', Layers: 'one' }], 'manifest.json: [0].Layers is not a list of strings.'],
  [[{ Config: 'c' }, { Config: 'c', RepoTags: [1] }], 'manifest.json: [1].RepoTags is not a list of strings.'],
  [['c'], 'manifest.json: [0] is not an object.'],
  [
    Array.from({ length: 4097 }, () => ({ Config: 'c' })),
    'manifest.json lists 4097 images: 4096 is the limit, which --max-manifests raises.',
  ],
])('%j is refused', (content, message) => {
  expect(() => dockerManifestAt(placeOf(content, 'manifest.json'))).toThrow(message);
});
