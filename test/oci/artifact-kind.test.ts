import { describe, expect, test } from 'vitest';
import { artifactInWords, artifactKindOf } from '../../src/oci/artifact-kind.js';
import { attachedTag } from '../../src/oci/attached-tag.js';
import { isImageManifest, manifestAt } from '../../src/oci/manifest.js';
import { layerKindOf } from '../../src/oci/media-type.js';
import { opaqueLayerOf } from '../../src/oci/opaque-layer.js';
import { digestOf, placeOf } from './json-place.js';

const described = (mediaType: string) => ({ mediaType, digest: digestOf('1'), size: 1 });

/** The manifest of an artifact: the media types of its config and layers, and its artifact type. */
function kindOf(
  config: string,
  layers: readonly string[],
  artifactType?: string,
  suffix: string | null = null,
): string {
  const manifest = manifestAt(placeOf({ config: described(config), layers: layers.map(described), artifactType }));
  return artifactKindOf(manifest.artifactType, manifest, manifest.annotations, suffix);
}

const empty = 'application/vnd.oci.empty.v1+json';
const image = 'application/vnd.oci.image.config.v1+json';

test.each([
  // BuildKit today, and before it wrote artifacts.
  ['attestation', empty, ['application/vnd.in-toto+json'], 'application/vnd.docker.attestation.manifest.v1+json'],
  ['attestation', image, ['application/vnd.in-toto+json'], undefined],
  // cosign attest, cosign sign, and both as bundles.
  ['attestation', image, ['application/vnd.dsse.envelope.v1+json'], undefined],
  ['signature', image, ['application/vnd.dev.cosign.simplesigning.v1+json'], undefined],
  ['sigstore-bundle', empty, ['x/y'], 'application/vnd.dev.sigstore.bundle.v0.3+json'],
  // notation sign.
  ['signature', empty, ['application/jose+json'], 'application/vnd.cncf.notary.signature'],
  ['sbom', empty, ['text/spdx+json'], undefined],
  ['sbom', empty, [], 'application/vnd.cyclonedx+json'],
  ['soci-index', 'application/vnd.amazon.soci.index.v2+json', ['application/octet-stream'], undefined],
  ['helm-chart', 'application/vnd.cncf.helm.config.v1+json', ['application/vnd.cncf.helm.chart.content.v1.tar+gzip']],
  ['wasm', 'application/vnd.wasm.config.v0+json', ['application/wasm'], undefined],
  ['wasm', 'application/vnd.wasm.config.v1+json', ['application/vnd.wasm.content.layer.v1+wasm'], undefined],
  ['model', 'application/vnd.docker.ai.model.config.v0.1+json', ['application/vnd.docker.ai.gguf.v3'], undefined],
  ['model', 'application/vnd.docker.container.image.v1+json', ['application/vnd.ollama.image.model'], undefined],
  ['model', empty, ['application/vnd.cncf.model.weight.v1.raw'], 'application/vnd.cncf.model.manifest.v1+json'],
  ['artifact', empty, ['text/plain'], 'application/vnd.example.thing'],
])('%s: %s %j %s', (kind, config, layers, artifactType?) => {
  expect(kindOf(config, layers, artifactType)).toBe(kind);
});

test.each([
  ['sig', 'signature'],
  ['att', 'attestation'],
  ['sbom', 'sbom'],
])('a tag that ends in .%s tells, whatever the types are', (suffix, kind) => {
  expect(kindOf(image, ['application/octet-stream'], undefined, suffix)).toBe(kind);
});

test('what nobody knows is called by its type', () => {
  expect(artifactInWords('artifact', 'application/vnd.example')).toBe('an artifact of type application/vnd.example');
  expect(artifactInWords('artifact', 'n'.repeat(70_000)).length).toBeLessThan(160);
  expect(artifactInWords('artifact', null)).toBe('something that is no image');
  expect(artifactInWords('helm-chart', 'x')).toBe('a Helm chart');
});

describe('a tag made of a digest', () => {
  const hex = 'ab'.repeat(32);
  test.each([
    [`sha256-${hex}.sig`, 'sig'],
    [`ghcr.io/a/b:sha256-${hex}.att`, 'att'],
    [`sha256-${hex}`, null],
  ])('%s', (name, suffix) => {
    expect(attachedTag(name)).toEqual({ subject: `sha256:${hex}`, suffix });
  });

  test.each(['latest', 'a/b:sha256-abc.sig', `sha256-${hex}.sign`, `xsha256-${hex}.sig`, ''])('not %s', (name) => {
    expect(attachedTag(name)).toBeNull();
  });
});

describe('layers that are no changeset', () => {
  test.each([
    ['application/vnd.oci.image.layer.v1.tar+gzip+encrypted', 'encrypted'],
    ['application/vnd.docker.image.rootfs.diff.tar.gzip+encrypted', 'encrypted'],
    ['application/vnd.oci.image.layer.nydus.blob.v1', 'Nydus'],
  ])('%s makes an image all the same', (mediaType, words) => {
    expect(opaqueLayerOf(mediaType)!.words).toContain(words);
    expect(isImageManifest(manifestAt(placeOf({ config: described(image), layers: [described(mediaType)] })))).toBe(
      true,
    );
  });

  test.each(['application/vnd.ollama.image.model', 'application/wasm'])('%s alone makes none', (mediaType) => {
    const layers = [described(mediaType), described('text/plain')];
    expect(isImageManifest(manifestAt(placeOf({ config: described(image), layers })))).toBe(false);
  });

  test('the types of images, and those of which the bytes have to tell, are not among them', () => {
    expect(opaqueLayerOf('application/vnd.oci.image.layer.v1.tar+gzip')).toBeNull();
    expect(opaqueLayerOf('application/octet-stream')).toBeNull();
    expect(opaqueLayerOf(null)).toBeNull();
    expect(layerKindOf('application/vnd.oci.image.layer.v1.tar+gzip+encrypted')).toBe('unknown');
  });
});
