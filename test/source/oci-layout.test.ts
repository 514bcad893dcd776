import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/oci/digest.js';
import { writeArchive, writeDirectory } from './files.js';
import { configOf, type Described, forPlatform, Layout, named, nameOf, types } from './image-files.js';
import { errorOf, layersOf, listed, onlyImage, opened, problemsOf } from './opening.js';

const idOf = (content: string): string => sha256Of(Buffer.from(content));

/** A layout with one image, as a directory. */
function layoutOf(...layers: string[]): { layout: Layout; image: Described } {
  const layout = new Layout();
  return { layout, image: layout.image(layers) };
}

describe('an image layout', () => {
  test('as a directory', async () => {
    const { layout, image: descriptor } = layoutOf('base', 'app');
    const path = writeDirectory(layout.listing(named(descriptor, 'latest')));
    const image = await onlyImage(path);
    expect(problemsOf(image)).toEqual([]);
    expect(image).toMatchObject({
      source: `oci:${path}`,
      reference: 'latest',
      platform: { os: 'linux', architecture: 'amd64' },
      digest: descriptor.digest,
      imageId: idOf(JSON.stringify(configOf(['base', 'app']))),
    });
    expect(await layersOf(image)).toEqual(['base', 'app']);
    expect(image.layers[1]).toMatchObject({
      index: 1,
      digest: idOf('app'),
      diffId: idOf('app'),
      mediaType: types.layer,
      declaredSize: 3,
      history: { createdBy: 'made app' },
    });
  });

  test('as an archive, in whatever order, with names that begin with ./', async () => {
    const { layout, image } = layoutOf('base');
    const files = Object.entries(layout.listing(image)).reverse();
    const path = await writeArchive(files.map(([name, content]) => [`./${name}`, content] as const));
    const only = await onlyImage(path);
    expect(only.source).toBe(`oci-archive:${path}`);
    expect(await layersOf(only)).toEqual(['base']);
  });

  test('in the only folder of an archive, whose names do not lead out of it', async () => {
    const { layout, image } = layoutOf('base');
    const files = Object.entries(layout.listing(image)).map(([name, content]) => [`./x/${name}`, content] as const);
    const only = await onlyImage(await writeArchive(files));
    expect(await layersOf(only)).toEqual(['base']);

    const manifest = [{ Config: '../c.json', RepoTags: [], Layers: [] }];
    const path = await writeArchive({ 'x/manifest.json': manifest, 'x/c.json': {} });
    expect(listed((await opened(path)).images)).toEqual(['- ? not here']);
  });

  test('without the file oci-layout, with files that nobody needs', async () => {
    const { layout, image } = layoutOf('base');
    const { 'oci-layout': _, ...files } = layout.listing(image);
    const path = writeDirectory({ ...files, 'README.md': 'hello', 'blobs/sha256/x': '' });
    expect(await layersOf(await onlyImage(path))).toEqual(['base']);
  });

  test('whose documents have no media types', async () => {
    const layout = new Layout();
    const config = layout.blob(configOf(['base']));
    const manifest = layout.blob({ schemaVersion: 2, config, layers: [layout.blob('base')] });
    const image = await onlyImage(writeDirectory(layout.listing(manifest)));
    expect(problemsOf(image)).toEqual([]);
    expect(await layersOf(image)).toEqual(['base']);
  });

  test("with docker's media types", async () => {
    const layout = new Layout();
    const config = layout.blob(configOf(['base']), 'application/vnd.docker.container.image.v1+json');
    const layer = layout.blob('base', 'application/vnd.docker.image.rootfs.diff.tar.gzip');
    const mediaType = 'application/vnd.docker.distribution.manifest.v2+json';
    const manifest = layout.blob({ schemaVersion: 2, mediaType, config, layers: [layer] }, mediaType);
    expect(problemsOf(await onlyImage(writeDirectory(layout.listing(manifest))))).toEqual([]);
  });

  test('whose content is embedded in descriptors', async () => {
    const layout = new Layout();
    const embedded = (content: string, mediaType: string): Described => {
      const bytes = Buffer.from(content);
      return { mediaType, digest: sha256Of(bytes), size: bytes.length, data: bytes.toString('base64') };
    };
    const config = embedded(JSON.stringify(configOf(['base'])), types.config);
    const layer = embedded('base', types.layer);
    const manifest = embedded(JSON.stringify({ schemaVersion: 2, config, layers: [layer] }), types.manifest);
    const image = await onlyImage(writeDirectory(layout.listing(manifest)));
    expect(problemsOf(image)).toEqual([]);
    expect(await layersOf(image)).toEqual(['base']);
  });
});

describe('names', () => {
  test.each([
    [{ 'org.opencontainers.image.ref.name': '1.0' }, '1.0'],
    [{ 'org.opencontainers.image.ref.name': 'ghcr.io/a/b:1' }, 'ghcr.io/a/b:1'],
    [{ 'io.containerd.image.name': 'docker.io/library/bloat:1' }, 'bloat:1'],
    // containerd repeats the tag there.
    [{ 'io.containerd.image.name': 'docker.io/library/bloat:1', 'org.opencontainers.image.ref.name': '1' }, 'bloat:1'],
    [{ 'io.containerd.image.name': 'a.io/b:1', 'org.opencontainers.image.ref.name': 'c.io/d:2' }, 'a.io/b:1 c.io/d:2'],
    [{ 'org.opencontainers.image.ref.name': '' }, '-'],
  ])('%j', async (annotations, names) => {
    const { layout, image } = layoutOf('base');
    const path = writeDirectory(layout.listing({ ...image, annotations }));
    expect(listed((await opened(path)).images)).toEqual([`${names} linux/amd64`]);
  });

  test('the same image under several names is one image', async () => {
    const { layout, image } = layoutOf('base');
    const path = writeDirectory(layout.listing(named(image, 'a:1'), named(image, 'a:2')));
    expect(listed((await opened(path)).images)).toEqual(['a:1 a:2 linux/amd64']);
  });

  test('an index under several names gives them to all of its images', async () => {
    const layout = new Layout();
    const index = layout.index([
      forPlatform(layout.image(['x']), 'linux/amd64'),
      forPlatform(layout.image(['y']), 'linux/arm64'),
    ]);
    const path = writeDirectory(layout.listing(named(index, 'a:1'), named(index, 'a:2')));
    expect(listed((await opened(path)).images)).toEqual(['a:1 a:2 linux/amd64', 'a:1 a:2 linux/arm64']);
  });
});

describe('indexes in indexes', () => {
  test('are walked, and what the index says of a platform counts', async () => {
    const layout = new Layout();
    const arm = forPlatform(layout.image(['y'], { architecture: 'arm' }), 'linux/arm/v7');
    const path = writeDirectory(layout.listing(named(layout.index([layout.index([arm]), layout.image(['x'])]), 'a:1')));
    const { images } = await opened(path);
    expect(listed(images)).toEqual(['a:1 linux/arm/v7', 'a:1 linux/amd64']);
    expect((await images[0]!.open()).platform).toMatchObject({ variant: 'v7' });
  });

  test('may list what is not here: docker saves only what it has pulled', async () => {
    const { layout, image } = layoutOf('base');
    const missing = { mediaType: types.manifest, digest: idOf('other platform'), size: 7 };
    const index = layout.index([forPlatform(image, 'linux/amd64'), forPlatform(missing, 'linux/arm64')]);
    const { images } = await opened(writeDirectory(layout.listing(named(index, 'a:1'))));
    expect(listed(images)).toEqual(['a:1 linux/amd64', 'a:1 linux/arm64 not here']);
    expect((await errorOf(images[1]!.open())).message).toMatch(
      /^The index lists an image whose manifest sha256:\w{12} is not in /,
    );
  });

  test('an image whose config is missing is not here either', async () => {
    const layout = new Layout();
    const config = { mediaType: types.config, digest: idOf('config'), size: 2 };
    const { images } = await opened(writeDirectory(layout.listing(layout.manifest(config, []))));
    expect(listed(images)).toEqual(['- ? not here']);
    expect((await errorOf(images[0]!.open())).message).toContain('whose config sha256:');
  });

  test('down to eight, and no further', async () => {
    const layout = new Layout();
    let nested = layout.image(['base']);
    for (let depth = 0; depth < 8; depth++) nested = layout.index([nested]);
    expect(listed((await opened(writeDirectory(layout.listing(nested)))).images)).toEqual(['- linux/amd64']);
    const deeper = writeDirectory(layout.listing(layout.index([nested])));
    expect((await errorOf(opened(deeper))).message).toBe(
      `The indexes in ${deeper} are nested too deeply: 8 is the limit, which --max-index-depth raises.`,
    );
  });

  test('that contain themselves are walked once', async () => {
    const { layout, image } = layoutOf('base');
    const loop = { mediaType: types.index, digest: idOf('loop'), size: 1 };
    layout.files[nameOf(loop)] = { schemaVersion: 2, manifests: [loop, image] };
    const only = await onlyImage(writeDirectory(layout.listing(loop)));
    expect(await layersOf(only)).toEqual(['base']);
    expect(problemsOf(only)).toEqual(['size-mismatch', 'digest-mismatch']);
  });

  test('that fan out without end are refused', async () => {
    const { layout, image } = layoutOf('base');
    let nested = image;
    for (let depth = 0; depth < 6; depth++) nested = layout.index(Array.from({ length: 10 }, () => nested));
    expect((await errorOf(opened(writeDirectory(layout.listing(nested))))).message).toContain(
      '4096 is the limit, which --max-manifests raises',
    );
  });
});

describe('what is no image is passed over', () => {
  test('attestations, signatures, charts and whatever nobody knows', async () => {
    const { layout, image } = layoutOf('base');
    const empty = layout.blob('{}', 'application/vnd.oci.empty.v1+json');
    const statement = layout.blob('{"_type":"x"}', types.inToto);
    const attestation = {
      ...forPlatform(layout.manifest(layout.blob({}, types.config), [statement]), 'unknown/unknown'),
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    const path = writeDirectory(
      layout.listing(
        attestation,
        layout.manifest(empty, [statement], { artifactType: 'application/vnd.docker.attestation.manifest.v1+json' }),
        layout.manifest(layout.blob('{ }', types.config), [statement]),
        layout.manifest(layout.blob('{}', 'application/vnd.cncf.helm.config.v1+json'), []),
        layout.blob('what is this', 'application/vnd.example.unknown'),
        layout.blob('no json'),
        { mediaType: types.manifest, artifactType: 'application/example', digest: idOf('gone'), size: 1 },
        image,
      ),
    );
    expect(listed((await opened(path)).images)).toEqual(['- linux/amd64']);
  });

  test('and where nothing else is, that is said', async () => {
    const layout = new Layout();
    const path = writeDirectory(layout.listing(layout.blob('x', 'application/vnd.example')));
    expect((await errorOf(opened(path))).message).toBe(
      `${path} holds an artifact of type application/vnd.example (1 byte), and no image.`,
    );
    const empty = writeDirectory(layout.listing());
    expect((await errorOf(opened(empty))).message).toBe(`${empty} lists no image.`);
  });

  test('a document among the layers of an image is no layer', async () => {
    const layout = new Layout();
    const config = layout.blob(configOf(['base']), types.config);
    const manifest = layout.manifest(config, [layout.blob('{}', types.inToto), layout.blob('base', types.layer)]);
    const image = await onlyImage(writeDirectory(layout.listing(manifest)));
    expect(await layersOf(image)).toEqual(['base']);
    expect(problemsOf(image)).toEqual([]);
  });
});

describe('what is wrong is a problem, and the rest is shown', () => {
  test('a missing layer, a foreign one, and one of unknown type', async () => {
    const layout = new Layout();
    const foreign = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip';
    const layers = [
      { mediaType: foreign, digest: idOf('a'), size: 5, urls: ['https://mcr.example/a'] },
      { mediaType: foreign, digest: idOf('b'), size: 5 },
      { mediaType: types.gzip, digest: idOf('c'), size: 5 },
      layout.blob('d', 'application/vnd.example.tar+lz4'),
    ];
    const config = layout.blob(configOf(['a', 'b', 'c', 'd']), types.config);
    const path = writeDirectory(layout.listing(layout.manifest(config, layers)));
    const image = await onlyImage(path);
    expect(await layersOf(image)).toEqual([null, null, null, 'd']);
    expect(image.problems.map(({ code, layer, message }) => [code, layer, message])).toEqual([
      ['layer-missing', 0, expect.stringMatching(/: it is a foreign layer, to be had at https:\/\/mcr.example\/a\.$/)],
      ['layer-missing', 1, expect.stringMatching(/: it is a foreign layer, which may not be handed on\.$/)],
      ['layer-missing', 2, expect.stringMatching(/^Layer 2 \(sha256:\w{12}\) is not in .*image\.$/)],
      [
        'unknown-media-type',
        3,
        expect.stringMatching(/ has the unknown media type application.vnd.example.tar.lz4\.$/),
      ],
    ]);
    expect(image.layers[0]).toMatchObject({ mediaType: foreign, declaredSize: 5, diffId: idOf('a') });
  });

  test('a layer of another size than is said', async () => {
    const layout = new Layout();
    const layer = { ...layout.blob('base', types.layer), size: 5 };
    const manifest = layout.manifest(layout.blob(configOf(['base']), types.config), [layer]);
    const image = await onlyImage(writeDirectory(layout.listing(manifest)));
    expect(image.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Layer 0 \(sha256:\w{12}\) has 4 bytes; its descriptor says 5\.$/),
    ]);
  });

  test('a manifest and a config with wrong digests', async () => {
    const layout = new Layout();
    const config = layout.blob(configOf([]), types.config);
    const manifest = layout.manifest(config, []);
    layout.files[nameOf(config)] = { ...configOf([]), os: 'hurd!' };
    const document = layout.files[nameOf(manifest)] as Buffer;
    layout.files[nameOf(manifest)] = document.toString().replace('"schemaVersion":2', '"schemaVersion":3');
    const image = await onlyImage(writeDirectory(layout.listing(manifest)));
    expect(problemsOf(image)).toEqual(['digest-mismatch', 'digest-mismatch']);
    expect(image).toMatchObject({ imageId: config.digest, digest: manifest.digest, config: { os: 'hurd!' } });
  });

  test('a wrong digest in an algorithm that cannot be computed here is not claimed', async () => {
    const layout = new Layout();
    const config = { ...layout.blob(configOf([]), types.config), digest: `other:${'0'.repeat(64)}` };
    layout.files[nameOf(config)] = configOf([]);
    expect(problemsOf(await onlyImage(writeDirectory(layout.listing(layout.manifest(config, [])))))).toEqual([]);
  });
});

describe('what cannot be an image is an error that names document and place', () => {
  test('a manifest that is an index too (CVE-2021-41190) is told when it is opened, and the others are there', async () => {
    const { layout, image } = layoutOf('base');
    const ambiguous = layout.blob({ schemaVersion: 2, layers: [], manifests: [] }, types.manifest);
    const { images } = await opened(writeDirectory(layout.listing(ambiguous, image)));
    expect(listed(images)).toEqual(['- ?', '- linux/amd64']);
    expect((await errorOf(images[0]!.open())).message).toContain('can be read as more than one kind of manifest.');
    expect(await layersOf(await images[1]!.open())).toEqual(['base']);
  });

  test('a manifest that has neither', async () => {
    const layout = new Layout();
    const [image] = (await opened(writeDirectory(layout.listing(layout.blob({}, types.manifest))))).images;
    expect((await errorOf(image!.open())).message).toContain('has neither layers nor manifests.');
  });

  test('an index.json that is ambiguous', async () => {
    const path = writeDirectory({ 'index.json': { manifests: [], layers: [] } });
    expect((await errorOf(opened(path))).message).toBe(
      `index.json in ${path} can be read as more than one kind of manifest.`,
    );
  });

  test('a digest that is a path (CVE-2024-3727)', async () => {
    const layout = new Layout();
    const path = writeDirectory(layout.listing({ digest: 'sha256:../../../../etc/passwd', size: 1 }));
    expect((await errorOf(opened(path))).message).toBe(`index.json in ${path}: manifests[0].digest is not a digest.`);
  });

  test('an index.json that is no index, beside oci-layout', async () => {
    const path = writeDirectory({ ...new Layout().files, 'index.json': { name: 'x' } });
    expect((await errorOf(opened(path))).message).toBe(`index.json in ${path} is not an image index.`);
  });

  test('a layout without its index.json', async () => {
    const path = writeDirectory(new Layout().files);
    expect((await errorOf(opened(path))).message).toBe(`${path} is an image layout without its index.json.`);
  });
});
