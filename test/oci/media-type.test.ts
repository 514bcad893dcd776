import { describe, expect, test } from 'vitest';
import {
  brokenPromise,
  isForeignLayerType,
  isImageConfigType,
  isIndexType,
  isManifestType,
  layerKindOf,
  promisedCompression,
} from '../../src/oci/media-type.js';

describe('the compression that a layer type promises', () => {
  test.each([
    ['application/vnd.oci.image.layer.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.v1.tar+zstd', 'zstd'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.nondistributable.v1.tar+zstd', 'zstd'],
    ['application/vnd.docker.image.rootfs.diff.tar', 'none'],
    ['application/vnd.docker.image.rootfs.diff.tar.gzip', 'gzip'],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', 'gzip'],
  ])('%s: %s', (mediaType, compression) => {
    expect(promisedCompression(mediaType)).toBe(compression);
    expect(layerKindOf(mediaType)).toBe('changeset');
  });

  test('another type promises nothing', () => {
    expect(promisedCompression('application/octet-stream')).toBeNull();
    expect(promisedCompression(null)).toBeNull();
  });
});

test('a promise is broken by bytes of another compression', () => {
  expect(brokenPromise('application/vnd.oci.image.layer.v1.tar+gzip', 'zstd')).toBe('gzip');
  expect(brokenPromise('application/vnd.oci.image.layer.v1.tar+gzip', 'gzip')).toBeNull();
  expect(brokenPromise('application/octet-stream', 'gzip')).toBeNull();
  // What skopeo writes of a plain layer: fixtures/story/skopeo-dir.
  expect(brokenPromise('application/vnd.docker.image.rootfs.diff.tar.gzip', 'none')).toBeNull();
  expect(brokenPromise('application/vnd.docker.image.rootfs.diff.tar.gzip', 'zstd')).toBe('gzip');
});

test('foreign layers are told by their type', () => {
  expect(isForeignLayerType('application/vnd.docker.image.rootfs.foreign.diff.tar.gzip')).toBe(true);
  expect(isForeignLayerType('application/vnd.oci.image.layer.nondistributable.v1.tar+gzip')).toBe(true);
  expect(isForeignLayerType('application/vnd.oci.image.layer.v1.tar+gzip')).toBe(false);
});

test.each([
  'application/vnd.in-toto+json',
  'application/vnd.dev.cosign.simplesigning.v1+json',
  'application/vnd.dsse.envelope.v1+json',
  'application/vnd.oci.empty.v1+json',
  'application/vnd.cyclonedx+xml',
  'application/json',
  'text/spdx',
])('%s is a document, no layer', (mediaType) => {
  expect(layerKindOf(mediaType)).toBe('document');
});

test.each([
  'application/vnd.oci.image.layer.v1.tar+lz4',
  'application/vnd.oci.image.layer.v1.tar+gzip+encrypted',
  'application/octet-stream',
  'application/vnd.example.notjson',
  null,
])('what is behind %s the bytes have to tell', (mediaType) => {
  expect(layerKindOf(mediaType)).toBe('unknown');
});

test('documents are told apart, of docker and of OCI', () => {
  expect(isIndexType('application/vnd.oci.image.index.v1+json')).toBe(true);
  expect(isIndexType('application/vnd.docker.distribution.manifest.list.v2+json')).toBe(true);
  expect(isManifestType('application/vnd.oci.image.manifest.v1+json')).toBe(true);
  expect(isManifestType('application/vnd.docker.distribution.manifest.v2+json')).toBe(true);
  expect(isManifestType('application/vnd.docker.distribution.manifest.v1+prettyjws')).toBe(false);
  expect(isImageConfigType('application/vnd.oci.image.config.v1+json')).toBe(true);
  expect(isImageConfigType('application/vnd.docker.container.image.v1+json')).toBe(true);
  expect(isImageConfigType('application/vnd.oci.empty.v1+json')).toBe(false);
});

test('case and parameters do not matter', () => {
  expect(isManifestType('Application/vnd.OCI.image.manifest.v1+json; charset=utf-8')).toBe(true);
});
