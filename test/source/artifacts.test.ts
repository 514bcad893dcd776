import { describe, expect, test } from 'vitest';
import { writeArchive, writeDirectory } from './files.js';
import { configOf, type Described, forPlatform, Layout, named, types } from './image-files.js';
import { errorOf, layersOf, onlyImage, opened, problemsOf } from './opening.js';

const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json';
const hexOf = ({ digest }: Described): string => digest.replace(':', '-');

/** A layout with an image and whatever else `add` puts there. */
async function artifactsOf(add: (layout: Layout, image: Described, empty: Described) => object[]) {
  const layout = new Layout();
  const image = layout.image(['base']);
  const empty = layout.blob('{}', 'application/vnd.oci.empty.v1+json');
  const path = writeDirectory(layout.listing(image, ...add(layout, image, empty)));
  const { images, artifacts } = await opened(path);
  expect(images).toHaveLength(1);
  expect((await images[0]!.open()).artifacts).toEqual(artifacts);
  return { artifacts, image };
}

describe('what lies beside an image is listed', () => {
  test('attestations of BuildKit, in the style of old and of today', async () => {
    const statement = (layout: Layout, predicate: string) =>
      layout.blob('{"_type":"x"}', types.inToto, { annotations: { 'in-toto.io/predicate-type': predicate } });
    let sizes: number[] = [];
    const { artifacts, image } = await artifactsOf((layout, image, empty) => {
      const spdx = statement(layout, 'https://spdx.dev/Document');
      const slsa = statement(layout, 'https://slsa.dev/provenance/v1');
      const dummy = layout.blob(configOf([]), types.config);
      const old = layout.manifest(dummy, [spdx, slsa]);
      const today = layout.manifest(empty, [slsa], {
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
        subject: image,
      });
      sizes = [old.size + dummy.size + spdx.size + slsa.size, today.size + empty.size + slsa.size];
      const annotations = {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': image.digest,
      };
      return [
        { ...forPlatform(old, 'unknown/unknown'), annotations },
        { ...forPlatform(today, 'unknown/unknown'), annotations },
      ];
    });
    expect(artifacts).toMatchObject([
      {
        kind: 'attestation',
        artifactType: null,
        subject: image.digest,
        bytes: sizes[0],
        predicateTypes: ['https://spdx.dev/Document', 'https://slsa.dev/provenance/v1'],
      },
      {
        kind: 'attestation',
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
        subject: image.digest,
        bytes: sizes[1],
        predicateTypes: ['https://slsa.dev/provenance/v1'],
      },
    ]);
  });

  test('signatures of cosign by tag, also one that is not here', async () => {
    const { artifacts, image } = await artifactsOf((layout, image) => {
      const signature = layout.manifest(layout.blob({}, types.config), [layout.blob('{}', simpleSigning)]);
      const gone = { mediaType: types.manifest, digest: `sha256:${'0'.repeat(64)}`, size: 7 };
      return [named(signature, `${hexOf(image)}.sig`), named(gone, `ghcr.io/a/b:${hexOf(image)}.att`)];
    });
    expect(artifacts).toMatchObject([
      { kind: 'signature', subject: image.digest, tags: [`${hexOf(image)}.sig`] },
      { kind: 'attestation', subject: image.digest, bytes: null },
    ]);
  });

  test('referrers by subject, and an index of them under the tag of the digest', async () => {
    const { artifacts, image } = await artifactsOf((layout, image, empty) => {
      const bundle = layout.manifest(empty, [layout.blob('{ }', 'x/y')], {
        artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        subject: image,
        annotations: { 'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1' },
      });
      const notation = layout.manifest(empty, [layout.blob('{  }', 'application/jose+json')], {
        artifactType: 'application/vnd.cncf.notary.signature',
        subject: image,
      });
      return [bundle, named(layout.index([notation]), hexOf(image))];
    });
    expect(artifacts).toMatchObject([
      { kind: 'sigstore-bundle', subject: image.digest, predicateTypes: ['https://slsa.dev/provenance/v1'] },
      { kind: 'signature', subject: image.digest, tags: [hexOf(image)] },
    ]);
  });

  test('an index of SOCI, which is for a platform as the image is', async () => {
    const artifactType = 'application/vnd.amazon.soci.index.v2+json';
    const { artifacts, image } = await artifactsOf((layout, image) => {
      const ztoc = layout.blob('ztoc', 'application/octet-stream');
      const index = layout.manifest(layout.blob('{}', artifactType), [ztoc]);
      const annotations = { 'com.amazon.soci.image-manifest-digest': image.digest };
      return [{ ...forPlatform(index, 'linux/amd64'), artifactType, annotations }];
    });
    expect(artifacts).toMatchObject([{ kind: 'soci-index', artifactType, subject: image.digest }]);
  });

  test('what nobody knows', async () => {
    const { artifacts } = await artifactsOf((layout) => [layout.blob('what is this', 'application/vnd.example')]);
    expect(artifacts).toMatchObject([
      { kind: 'artifact', mediaType: 'application/vnd.example', bytes: 12, subject: null },
    ]);
  });

  test('an image under a tag that is made of a digest is an image', async () => {
    const layout = new Layout();
    const image = layout.image(['base']);
    const { images, artifacts } = await opened(writeDirectory(layout.listing(named(image, hexOf(image)))));
    expect([images.length, artifacts.length]).toEqual([1, 0]);
  });

  test('an archive of docker has none', async () => {
    const path = await writeArchive({ 'c.json': {}, 'manifest.json': [{ Config: 'c.json', Layers: [] }] });
    expect((await opened(path)).artifacts).toEqual([]);
  });
});

test('a layout of artifacts only: the error names them', async () => {
  const layout = new Layout();
  const chart = layout.blob('chart', 'application/vnd.cncf.helm.chart.content.v1.tar+gzip');
  const config = layout.blob('{}', 'application/vnd.cncf.helm.config.v1+json');
  const manifest = layout.manifest(config, [chart]);
  const path = writeDirectory(layout.listing(named(manifest, '1.0.0')));
  const bytes = manifest.size + config.size + chart.size;
  expect((await errorOf(opened(path))).message).toBe(`${path} holds a Helm chart (${bytes} bytes), and no image.`);

  const model = layout.manifest(layout.blob('{ }', 'application/vnd.docker.container.image.v1+json'), [
    layout.blob('weights', 'application/vnd.ollama.image.model'),
  ]);
  const both = writeDirectory(layout.listing(manifest, model));
  expect((await errorOf(opened(both))).message).toMatch(
    / holds a Helm chart \(\d+ bytes\), a model \(\d+ bytes\), and no image\.$/,
  );
});

describe('layers that are no changesets keep their position, and a problem says what they are', () => {
  test.each([
    ['application/vnd.oci.image.layer.v1.tar+gzip+encrypted', 'is encrypted'],
    ['application/vnd.oci.image.layer.nydus.blob.v1', 'is a blob of Nydus'],
  ])('%s', async (mediaType, words) => {
    const layout = new Layout();
    const layers = [
      layout.blob('base', types.layer),
      layout.blob('sealed', mediaType),
      layout.blob('app', types.layer),
    ];
    const config = layout.blob(configOf(['base', 'sealed', 'app']), types.config);
    const image = await onlyImage(writeDirectory(layout.listing(layout.manifest(config, layers))));
    expect(await layersOf(image)).toEqual(['base', 'sealed', 'app']);
    expect(problemsOf(image)).toEqual(['layer-not-a-changeset 1']);
    expect(image.problems[0]!.message).toContain(words);
  });
});
