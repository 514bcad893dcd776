import { describe, expect, test } from 'vitest';
import { imageIndexAt, isBesideImages } from '../../src/oci/image-index.js';
import { isImageManifest, manifestAt } from '../../src/oci/manifest.js';
import { manifestKindOf } from '../../src/oci/manifest-kind.js';
import { digestOf, placeOf } from './json-place.js';

const configType = 'application/vnd.oci.image.config.v1+json';
const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

function descriptor(mediaType: string | undefined, digit: string, more: object = {}): object {
  return { mediaType, digest: digestOf(digit), size: 7, ...more };
}

function manifest(config: string | undefined, ...layers: string[]): object {
  return {
    schemaVersion: 2,
    mediaType: manifestType,
    config: descriptor(config, 'c'),
    layers: layers.map((type, index) => descriptor(type, String(index))),
  };
}

describe('a manifest', () => {
  test('has a config and layers from the base up', () => {
    const read = manifestAt(placeOf(manifest(configType, layerType, layerType)));
    expect(read.config.digest).toBe(digestOf('c'));
    expect(read.layers.map(({ digest }) => digest)).toEqual([digestOf('0'), digestOf('1')]);
    expect(read.layers[0]).toMatchObject({ mediaType: layerType, size: 7, urls: [], data: null, platform: null });
  });

  test('may leave out what is optional, or have null there', () => {
    const read = manifestAt(
      placeOf({ config: { digest: digestOf('c'), size: 2, urls: null, annotations: null }, layers: null }),
    );
    expect(read).toMatchObject({ mediaType: null, layers: [], artifactType: null, subject: null });
    expect(read.config.mediaType).toBeNull();
  });

  test('carries urls, annotations and embedded data', () => {
    const config = descriptor(configType, 'c', { data: 'e30=', annotations: { a: 'b', __proto__x: 'y', n: 1 } });
    const layer = descriptor(layerType, '1', { urls: ['https://example.com/layer'] });
    const read = manifestAt(placeOf({ config, layers: [layer] }));
    expect(read.config.data?.toString()).toBe('{}');
    expect([...read.config.annotations]).toEqual([
      ['a', 'b'],
      ['__proto__x', 'y'],
    ]);
    expect(read.layers[0]!.urls).toEqual(['https://example.com/layer']);
  });

  test.each([
    ['a digest that is a path', { digest: 'sha256:../../x', size: 1 }, 'layers[0].digest is not a digest.'],
    ['no digest', { size: 1 }, 'layers[0].digest is not a digest.'],
    ['a negative size', { digest: digestOf('1'), size: -1 }, 'layers[0].size is not a number of bytes.'],
    ['urls that are none', { digest: digestOf('1'), size: 1, urls: 'x' }, 'layers[0].urls is not a list of strings.'],
  ])('with %s is refused', (_, layer, message) => {
    expect(() => manifestAt(placeOf({ config: descriptor(configType, 'c'), layers: [layer] }))).toThrow(message);
  });

  test('with more than 1024 layers is refused', () => {
    const layers = Array.from({ length: 1025 }, () => descriptor(layerType, '1'));
    expect(() => manifestAt(placeOf({ config: descriptor(configType, 'c'), layers }))).toThrow(
      '1024 is the limit, which --max-layers raises',
    );
  });
});

describe('a manifest is an image', () => {
  test.each([
    ['with layers', manifest(configType, layerType)],
    ['without layers', manifest(configType)],
    ["with docker's types", manifest('application/vnd.docker.container.image.v1+json', layerType)],
    ['with a type of layer that nobody knows', manifest(configType, 'application/vnd.example.v1.tar+lz4')],
    ['with an attestation among its layers', manifest(configType, layerType, 'application/vnd.in-toto+json')],
    ['when its config has no media type', manifest(undefined, layerType)],
  ])('%s', (_, content) => {
    expect(isImageManifest(manifestAt(placeOf(content)))).toBe(true);
  });

  test.each([
    [
      'a chart',
      manifest('application/vnd.cncf.helm.config.v1+json', 'application/vnd.cncf.helm.chart.content.v1.tar+gzip'),
    ],
    ['an attestation of older BuildKit', manifest(configType, 'application/vnd.in-toto+json')],
    ['one of newer BuildKit', manifest('application/vnd.oci.empty.v1+json', 'application/vnd.in-toto+json')],
    ['a signature of cosign', manifest(configType, 'application/vnd.dev.cosign.simplesigning.v1+json')],
  ])('but not %s', (_, content) => {
    expect(isImageManifest(manifestAt(placeOf(content)))).toBe(false);
  });
});

describe('an index', () => {
  test('lists manifests with their platforms', () => {
    const platform = { os: 'linux', architecture: 'ppc64le' };
    const read = imageIndexAt(placeOf({ manifests: [descriptor(manifestType, '1', { platform })] }));
    expect(read.manifests[0]!.platform).toMatchObject(platform);
  });

  test('may be empty, also as null', () => {
    expect(imageIndexAt(placeOf({ manifests: null })).manifests).toEqual([]);
  });

  test('has attestations beside its images', () => {
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const platform = { os: 'unknown', architecture: 'unknown' };
    const { manifests } = imageIndexAt(
      placeOf({
        manifests: [
          descriptor(manifestType, '1'),
          descriptor(manifestType, '2', { annotations }),
          descriptor(manifestType, '3', { platform }),
        ],
      }),
    );
    expect(manifests.map(isBesideImages)).toEqual([false, true, true]);
  });
});

describe('what a document is', () => {
  test('its fields tell', () => {
    expect(manifestKindOf(placeOf(manifest(configType)), null)).toBe('manifest');
    expect(manifestKindOf(placeOf({ manifests: [] }), null)).toBe('index');
    expect(manifestKindOf(placeOf({ name: 'web app' }), null)).toBeNull();
    expect(manifestKindOf(placeOf([]), null)).toBeNull();
  });

  test.each([
    ['manifests and layers (CVE-2021-41190)', { manifests: [], layers: [] }],
    ['manifests and a config', { manifests: [], config: {} }],
    ['layers of two schemas', { fsLayers: [], layers: [] }],
  ])('is refused with %s', (_, content) => {
    expect(() => manifestKindOf(placeOf(content), null)).toThrow('can be read as more than one kind of manifest.');
  });

  test('is refused when its media type says another thing than its fields', () => {
    const message = 'has the media type of one thing and the fields of another.';
    expect(() => manifestKindOf(placeOf({ mediaType: indexType, layers: [] }), null)).toThrow(message);
    expect(() => manifestKindOf(placeOf({ mediaType: manifestType, manifests: [] }), null)).toThrow(message);
    expect(() => manifestKindOf(placeOf({ layers: [] }), indexType)).toThrow(message);
  });
});
