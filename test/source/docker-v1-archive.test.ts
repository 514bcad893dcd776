import { describe, expect, test } from 'vitest';
import { type Content, writeArchive, writeDirectory } from './files.js';
import { errorOf, layersOf, listed, onlyImage, opened, problemsOf } from './opening.js';

/** An id as docker drew them: random, 64 hex digits. */
const idOf = (digit: string): string => digit.repeat(64);
const [base, middle, top] = ['a', 'b', 'c'].map(idOf) as [string, string, string];

function json(id: string, parent: string | null, command: string, more: object = {}): object {
  return {
    id,
    ...(parent === null ? {} : { parent }),
    created: '2015-10-31T22:22:56.015925234Z',
    container_config: { Cmd: ['/bin/sh', '-c', command] },
    ...more,
  };
}

/** What docker-image-spec v1 shows: three images upon each other, the last with a config and a name. */
function threeImages(): Record<string, Content> {
  const config = { User: 'alice', Env: ['A=b'], Cmd: ['--foreground'], Labels: { made: 'by hand' } };
  return {
    [`${base}/VERSION`]: '1.0',
    [`${base}/json`]: json(base, null, '#(nop) ADD file:a3bc in /'),
    [`${base}/layer.tar`]: 'base',
    [`${middle}/VERSION`]: '1.0',
    [`${middle}/json`]: json(middle, base, 'apk add curl', { comment: 'curl' }),
    [`${middle}/layer.tar`]: 'middle',
    [`${top}/VERSION`]: '1.0',
    [`${top}/json`]: json(top, middle, '#(nop) CMD', { architecture: 'amd64', os: 'linux', config, Size: 271828 }),
    [`${top}/layer.tar`]: 'top',
    repositories: { busybox: { '1.0': top, latest: top } },
  };
}

describe('what `docker save` wrote before 1.10', () => {
  test('is an image of as many layers as it builds on, from the base up', async () => {
    const path = await writeArchive(threeImages());
    const image = await onlyImage(path);
    expect(problemsOf(image)).toEqual([]);
    expect(await layersOf(image)).toEqual(['base', 'middle', 'top']);
    expect(image).toMatchObject({
      source: `docker-archive:${path}`,
      reference: 'busybox:1.0',
      tags: ['busybox:1.0', 'busybox:latest'],
      platform: { os: 'linux', architecture: 'amd64' },
      digest: null,
      imageId: null,
      config: { user: 'alice', env: ['A=b'], cmd: ['--foreground'], created: '2015-10-31T22:22:56.015925234Z' },
    });
    expect(image.layers.map(({ digest, diffId, history }) => [digest, diffId, history?.createdBy])).toEqual([
      [null, null, '/bin/sh -c #(nop) ADD file:a3bc in /'],
      [null, null, '/bin/sh -c apk add curl'],
      [null, null, '/bin/sh -c #(nop) CMD'],
    ]);
    expect(image.layers[1]!.history!.comment).toBe('curl');
  });

  test('unpacked, and with the prefix', async () => {
    const path = writeDirectory(threeImages());
    expect(await layersOf(await onlyImage(`docker-archive:${path}`))).toEqual(['base', 'middle', 'top']);
  });

  test('without names: an image that no other builds on', async () => {
    const { repositories: _, ...files } = threeImages();
    expect(listed((await opened(await writeArchive(files))).images)).toEqual(['- linux/amd64']);
    expect(listed((await opened(await writeArchive({ ...files, repositories: {} }))).images)).toEqual([
      '- linux/amd64',
    ]);
  });

  test('several images that share what they build on', async () => {
    const other = idOf('d');
    const files = {
      ...threeImages(),
      [`${other}/json`]: json(other, base, 'other', { os: 'linux', architecture: 'arm' }),
      [`${other}/layer.tar`]: 'other',
      repositories: { busybox: { '1.0': top }, base: { '1': base } },
    };
    const { images } = await opened(await writeArchive(files));
    expect(listed(images)).toEqual(['busybox:1.0 linux/amd64', 'base:1 ?', '- linux/arm']);
    expect(await layersOf(await images[1]!.open())).toEqual(['base']);
    expect(await layersOf(await images[2]!.open())).toEqual(['base', 'other']);
  });

  test('a step that changed no file has a layer if one is stored, as docker loads it', async () => {
    const files = threeImages();
    files[`${middle}/json`] = json(middle, base, '#(nop) ENV', { throwaway: true });
    const stored = await onlyImage(await writeArchive(files));
    expect(await layersOf(stored)).toEqual(['base', 'middle', 'top']);

    delete files[`${middle}/layer.tar`];
    const image = await onlyImage(await writeArchive(files));
    expect(problemsOf(image)).toEqual([]);
    expect(image.layers.map(({ history }) => history?.createdBy)).toEqual([
      '/bin/sh -c #(nop) ADD file:a3bc in /',
      '/bin/sh -c #(nop) CMD',
    ]);
  });

  test('counts only without a manifest.json: later archives have it all beside that', async () => {
    const files = { ...threeImages(), 'manifest.json': [{ Config: 'c.json', RepoTags: ['new:1'], Layers: [] }] };
    const path = await writeArchive({ ...files, 'c.json': { os: 'linux', architecture: 'arm' } });
    expect(listed((await opened(path)).images)).toEqual(['new:1 linux/arm']);
  });
});

describe('what is wrong is a problem, and the rest is shown', () => {
  test('a layer that is not there', async () => {
    const files = threeImages();
    delete files[`${middle}/layer.tar`];
    const image = await onlyImage(await writeArchive(files));
    expect(await layersOf(image)).toEqual(['base', null, 'top']);
    expect(problemsOf(image)).toEqual(['layer-missing 1']);
  });

  test('an image below that is not there, or cannot be read', async () => {
    const files = threeImages();
    delete files[`${base}/json`];
    const image = await onlyImage(await writeArchive(files));
    expect(await layersOf(image)).toEqual(['middle', 'top']);
    expect(problemsOf(image)).toEqual(['parent-missing']);

    const broken = await onlyImage(await writeArchive({ ...threeImages(), [`${base}/json`]: '{' }));
    expect(problemsOf(broken)).toEqual(['parent-missing']);
    expect(broken.problems[0]!.message).toContain('is not valid JSON.');
  });

  test('images that build on each other', async () => {
    const files = { ...threeImages(), [`${base}/json`]: json(base, middle, 'loop') };
    const image = await onlyImage(await writeArchive(files));
    expect(await layersOf(image)).toEqual(['base', 'middle', 'top']);
    expect(problemsOf(image)).toEqual(['parent-loop']);

    const { repositories: _, ...unnamed } = { ...files, [`${base}/json`]: json(base, top, 'loop') };
    expect(problemsOf(await onlyImage(await writeArchive(unnamed)))).toEqual(['parent-loop']);
  });

  test('ids that are paths lead nowhere', async () => {
    const files: Record<string, Content> = {
      ...threeImages(),
      [`${top}/json`]: json('x', '../../../etc', 'evil', { os: 'linux', architecture: 'amd64' }),
      repositories: { evil: { '1': '../outside', '2': top } },
    };
    const image = await (await opened(await writeArchive(files))).images[0]!.open();
    expect(image.tags).toEqual(['evil:2']);
    expect(await layersOf(image)).toEqual(['top']);
    expect(image.problems.map(({ message }) => message.replace(/^.*?: /, ''))).toEqual([
      'id is not the id of an image.',
      'parent is not the id of an image.',
    ]);
  });

  test('an image that calls itself otherwise than its directory', async () => {
    const files = { ...threeImages(), [`${base}/json`]: json(top, null, 'x') };
    expect(problemsOf(await onlyImage(await writeArchive(files)))).toEqual(['config-field-invalid']);
  });

  test('fields that are not what they should be', async () => {
    const files = { ...threeImages(), [`${base}/json`]: { id: base, container_config: { Cmd: {} }, throwaway: 'no' } };
    const image = await onlyImage(await writeArchive(files));
    expect(problemsOf(image)).toEqual(['config-field-invalid', 'config-field-invalid']);
    expect(await layersOf(image)).toEqual(['base', 'middle', 'top']);
  });

  test('a name for an image that is not there', async () => {
    const files = { ...threeImages(), repositories: { gone: { '1': idOf('e') }, here: { '1': top } } };
    const { images } = await opened(await writeArchive(files));
    expect(listed(images)).toEqual(['gone:1 ? not here', 'here:1 linux/amd64']);
    expect((await errorOf(images[0]!.open())).message).toContain('eeeeeeeeeeee');
  });
});

test('a chain of more than 1024 images is made to do harm', async () => {
  const id = (index: number): string => index.toString(16).padStart(64, '0');
  const files = Array.from({ length: 1100 }, (_, index) => [
    `${id(index)}/json`,
    index === 0 ? { id: id(0) } : { id: id(index), parent: id(index - 1) },
  ]) as [string, Content][];
  expect((await errorOf(opened(await writeArchive(files)))).message).toContain(
    '1024 is the limit, which --max-layers raises',
  );
});

test('many images that share a long chain are made to do harm too', async () => {
  const id = (index: number): string => index.toString(16).padStart(64, '0');
  const files = Array.from({ length: 1300 }, (_, index) => [
    `${id(index)}/json`,
    index === 0 ? { id: id(0) } : { id: id(index), parent: id(Math.min(index - 1, 900)) },
  ]) as [string, Content][];
  expect((await errorOf(opened(await writeArchive(files)))).message).toContain(
    'build on each other too often: 4096 is the limit, which --max-manifests raises',
  );
});
