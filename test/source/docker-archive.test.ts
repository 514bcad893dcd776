import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/oci/digest.js';
import { writeArchive, writeDirectory } from './files.js';
import { configOf, dockerSave } from './image-files.js';
import { errorOf, layersOf, listed, onlyImage, opened, problemsOf } from './opening.js';

const idOf = (content: string): string => sha256Of(Buffer.from(content));

describe('what `docker save` wrote before version 25', () => {
  test('an image with its layers, from the base up', async () => {
    const path = await writeArchive(dockerSave(['base', 'app']));
    const image = await onlyImage(path);
    expect(problemsOf(image)).toEqual([]);
    expect(image).toMatchObject({
      source: `docker-archive:${path}`,
      reference: 'bloat:latest',
      tags: ['bloat:latest'],
      platform: { os: 'linux', architecture: 'amd64' },
      digest: null,
      imageId: idOf(JSON.stringify(configOf(['base', 'app']))),
    });
    expect(await layersOf(image)).toEqual(['base', 'app']);
    expect(image.layers[1]).toMatchObject({
      index: 1,
      digest: idOf('app'),
      diffId: idOf('app'),
      mediaType: null,
      declaredSize: null,
      history: { createdBy: 'made app' },
    });
  });

  test('unpacked into a directory', async () => {
    const path = writeDirectory(dockerSave(['base', 'app']));
    const image = await onlyImage(path);
    expect(image.source).toBe(`docker-archive:${path}`);
    expect(await layersOf(image)).toEqual(['base', 'app']);
    expect(image.layers[0]!.blob!.slice).toMatchObject({ offset: 0, size: 4 });
  });

  test('a layer of the archive is a slice of the file, for workers to read', async () => {
    const path = await writeArchive(dockerSave(['base']));
    const { blob } = (await onlyImage(path)).layers[0]!;
    // Header of layer0/VERSION, its content padded to a block, header of layer0/layer.tar.
    expect(blob!.slice).toMatchObject({ path, offset: 3 * 512, size: 4 });
  });

  test('a layer that repeats, as a link to its first copy', async () => {
    const files = { ...dockerSave(['base', 'base']), 'layer1/layer.tar': { symlink: '../layer0/layer.tar' } };
    expect(await layersOf(await onlyImage(await writeArchive(files)))).toEqual(['base', 'base']);
    expect(await layersOf(await onlyImage(writeDirectory(files)))).toEqual(['base', 'base']);
  });

  test('an image without layers, tags and history, as Go writes it', async () => {
    const manifest = [{ Config: 'config.json', RepoTags: null, Layers: null }];
    const image = await onlyImage(await writeArchive({ 'config.json': {}, 'manifest.json': manifest }));
    expect(image).toMatchObject({ reference: null, tags: [], platform: null, layers: [], problems: [] });
  });
});

describe('what others write in this form', () => {
  test('podman and skopeo: layers by digest, all layer.tar links, documents last', async () => {
    const path = await writeArchive({
      'abc.tar': 'base',
      'def.tar': 'app',
      '111/layer.tar': { symlink: '../abc.tar' },
      '222/layer.tar': { symlink: '../def.tar' },
      'config.json': configOf(['base', 'app']),
      'manifest.json': [{ Config: 'config.json', RepoTags: ['localhost/a:1'], Layers: ['abc.tar', '222/layer.tar'] }],
      repositories: {},
    });
    const image = await onlyImage(path);
    expect(image.reference).toBe('localhost/a:1');
    expect(await layersOf(image)).toEqual(['base', 'app']);
  });

  test('crane and kaniko: compressed layers, a colon in the name of the config', async () => {
    const gzip = Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3]);
    const path = await writeArchive({
      'sha256:123': configOf(['base']),
      '456.tar.gz': gzip,
      'manifest.json': [{ Config: 'sha256:123', RepoTags: ['a:1'], Layers: ['456.tar.gz'] }],
    });
    const [layer] = (await onlyImage(path)).layers;
    // The diff id is that of the uncompressed layer: nobody tells the digest of this blob.
    expect(layer).toMatchObject({ digest: null, diffId: idOf('base') });
  });

  test('names that begin with ./', async () => {
    const files = Object.entries(dockerSave(['base'])).map(([name, content]) => [`./${name}`, content] as const);
    expect(await layersOf(await onlyImage(await writeArchive(files)))).toEqual(['base']);
  });
});

describe('several images', () => {
  test('are listed in order, each with its own documents', async () => {
    const path = await writeArchive({
      'a.json': configOf(['a']),
      'b.json': configOf(['b'], { architecture: 'arm64', variant: 'v8' }),
      'a.tar': 'a',
      'b.tar': 'b',
      'manifest.json': [
        { Config: 'a.json', RepoTags: ['one:1', 'docker.io/library/one:2'], Layers: ['a.tar'] },
        { Config: 'b.json', RepoTags: [], Layers: ['b.tar'] },
      ],
    });
    const { images } = await opened(path);
    expect(listed(images)).toEqual(['one:1 one:2 linux/amd64', '- linux/arm64/v8']);
    expect(await layersOf(await images[1]!.open())).toEqual(['b']);
  });

  test('that are the same one under two names are one', async () => {
    const files = dockerSave(['base'], ['a:1']);
    const [entry] = files['manifest.json'] as [object];
    const path = await writeArchive({ ...files, 'manifest.json': [entry, { ...entry, RepoTags: ['b:1', 'a:1'] }] });
    expect(listed((await opened(path)).images)).toEqual(['a:1 b:1 linux/amd64']);
  });

  test('of which one is broken: the others can be opened', async () => {
    const path = await writeArchive({
      ...dockerSave(['base']),
      'broken.json': '{',
      'manifest.json': [
        { Config: 'config.json', RepoTags: ['good:1'], Layers: ['layer0/layer.tar'] },
        { Config: 'broken.json', RepoTags: ['broken:1'], Layers: [] },
        { Config: 'missing.json', RepoTags: ['missing:1'], Layers: [] },
      ],
    });
    const { images } = await opened(path);
    expect(listed(images)).toEqual(['good:1 linux/amd64', 'broken:1 ?', 'missing:1 ? not here']);
    expect((await images[0]!.open()).reference).toBe('good:1');
    expect((await errorOf(images[1]!.open())).message).toBe(`broken.json in ${path} is not valid JSON.`);
    expect((await errorOf(images[2]!.open())).message).toBe(
      `The config missing.json that manifest.json names is not in ${path}.`,
    );
  });
});

describe('what is wrong is a problem, and the rest is shown', () => {
  test('a layer that is not there keeps its position', async () => {
    const files = dockerSave(['base', 'middle', 'app']);
    delete files['layer1/layer.tar'];
    const path = await writeArchive(files);
    const image = await onlyImage(path);
    expect(await layersOf(image)).toEqual(['base', null, 'app']);
    expect(problemsOf(image)).toEqual(['layer-missing 1']);
    expect(image.problems[0]!.message).toBe(`Layer 1 (${idOf('middle')}) is not in ${path}.`);
    expect(image.layers[1]!.digest).toBe(idOf('middle'));
  });

  test('a foreign layer says where it can be had', async () => {
    const files = dockerSave(['windows']);
    delete files['layer0/layer.tar'];
    const [entry] = files['manifest.json'] as [object];
    const mediaType = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
    const source = { mediaType, size: 99, digest: idOf('compressed'), urls: ['https://mcr.example/blob'] };
    const LayerSources = { [idOf('windows')]: source };
    const image = await onlyImage(await writeArchive({ ...files, 'manifest.json': [{ ...entry, LayerSources }] }));
    expect(problemsOf(image)).toEqual(['layer-missing 0']);
    expect(image.problems[0]!.message).toContain('a foreign layer, to be had at https://mcr.example/blob.');
    expect(image.layers[0]).toMatchObject({ mediaType, declaredSize: 99, digest: idOf('compressed'), blob: null });
  });

  test('another number of diff ids and of history steps than of layers', async () => {
    const files = { ...dockerSave(['base', 'app']), 'config.json': configOf(['base']) };
    const image = await onlyImage(await writeArchive(files));
    expect(problemsOf(image)).toEqual(['layer-count-mismatch', 'history-mismatch']);
    expect(image.layers.map(({ diffId }) => diffId)).toEqual([idOf('base'), null]);
    expect(image.layers.map(({ history }) => history?.createdBy)).toEqual([undefined, 'made base']);
  });

  test('fields of the config', async () => {
    const files = { ...dockerSave(['base']), 'config.json': configOf(['base'], { config: { Env: 'A=b' } }) };
    expect(problemsOf(await onlyImage(await writeArchive(files)))).toEqual(['config-field-invalid']);
  });
});

describe('what cannot be an image is an error that names document and place', () => {
  test.each([
    ['manifest.json', '[{"Config":"c","Layers":"x"}]', '[0].Layers is not a list of strings.'],
    ['manifest.json', '[{}]', '[0].Config is not a string.'],
  ])('%s: %s', async (name, content, message) => {
    const path = await writeArchive({ [name]: content });
    expect((await errorOf(opened(path))).message).toBe(`${name} in ${path}: ${message}`);
  });

  test('JSON that is none', async () => {
    const path = await writeArchive({ 'manifest.json': 'hello' });
    expect((await errorOf(opened(path))).message).toBe(`manifest.json in ${path} is not valid JSON.`);
  });

  test('a manifest.json of more than 4 MiB', async () => {
    const path = await writeArchive({ 'manifest.json': Buffer.alloc((4 << 20) + 1, ' ') });
    expect((await errorOf(opened(path))).message).toContain('4 MiB is the limit, which --max-manifest-size raises');
  });

  test('a config of more than 16 MiB, when it is opened', async () => {
    const path = await writeArchive({ ...dockerSave(['base']), 'config.json': Buffer.alloc((16 << 20) + 1, ' ') });
    const [image] = (await opened(path)).images;
    expect((await errorOf(image!.open())).message).toContain('16 MiB is the limit, which --max-config-size raises');
  });
});
