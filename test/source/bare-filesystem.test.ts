import { describe, expect, test } from 'vitest';
import { type Files, writeArchive, writeDirectory } from './files.js';
import { dockerSave } from './image-files.js';
import { errorOf, onlyImage, opened, problemsOf } from './opening.js';

describe('a tar of a filesystem is an image of one layer', () => {
  test('of which nothing else is known', async () => {
    const path = await writeArchive({ 'etc/passwd': 'root', 'usr/bin/x': '', 'bin/sh': '' });
    const image = await onlyImage(path);
    expect(image).toMatchObject({
      source: `tarball:${path}`,
      reference: null,
      tags: [],
      platform: null,
      digest: null,
      imageId: null,
      config: { created: null, user: null, env: [], cmd: [], history: [], diffIds: [null] },
    });
    expect(problemsOf(image)).toEqual(['no-manifest']);
    const [layer, ...others] = image.layers;
    expect(others).toEqual([]);
    expect(layer).toMatchObject({ index: 0, digest: null, diffId: null, mediaType: null, history: null });
    // The tar itself is the layer: the first entry is there to be read at its start.
    expect(layer!.blob!.slice!.path).toBe(path);
    expect(Buffer.from(await layer!.blob!.read(0, 10)).toString()).toBe('etc/passwd');
  });

  test.each<[string, Files]>([
    ['several directories of a system', { 'etc/x': '', 'opt/x': '', README: '' }],
    ['directories that are empty', { proc: { directory: true }, sys: { directory: true } }],
    ['one of them and nothing else', { './usr/local/bin/x': '' }],
    ['a whiteout', { 'app/.wh.old': '' }],
    ['an opaque whiteout at the top', { '.wh..wh..opq': '' }],
    ['a layer of Windows', { 'Files/Windows/x': '', 'Hives/System_Delta': '' }],
    ['a manifest.json of something else', { 'manifest.json': { name: 'web app' }, 'bin/x': '', 'etc/x': '' }],
  ])('taken for one unasked: %s', async (_, files) => {
    expect((await opened(await writeArchive(files))).location).toMatch(/^tarball:/);
  });

  test.each<[string, Files]>([
    ['sources', { 'project/README': '', 'project/src/x': '' }],
    ['a name that only begins as a whiteout does', { 'app/.wh.': '', 'app/.whole': '' }],
    ['nothing', []],
  ])('only when asked: %s', async (_, files) => {
    const path = await writeArchive(files);
    const error = await errorOf(opened(path));
    expect(error.message).toContain('holds no image');
    expect(error.nextStep).toContain(`tarball:${path}`);
    expect(problemsOf(await onlyImage(`tarball:${path}`))).toEqual(['no-manifest']);
  });

  test('not where documents tell of an image, unless asked', async () => {
    const path = await writeArchive({ ...dockerSave(['base']), 'etc/x': '', 'usr/x': '' });
    expect((await opened(path)).location).toBe(`docker-archive:${path}`);
    expect((await opened(`tarball:${path}`)).location).toBe(`tarball:${path}`);
  });

  test('not of a directory: files on a disk have lost what a tar tells of them', async () => {
    const path = writeDirectory({ 'etc/passwd': '', 'usr/bin/x': '' });
    const error = await errorOf(opened(path));
    expect(error.message).toBe(`${path} looks like the files of a container, unpacked, and is no image.`);
    expect(error.nextStep).toContain('put them into a tar');
    expect((await errorOf(opened(`tarball:${path}`))).message).toBe(`${path} is no tar of a filesystem.`);
  });
});
