import { renameSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ImageError, UsageError } from '../../src/problem/errors.js';
import { freshPath, writeArchive, writeDirectory, writeFile } from './files.js';
import { configOf, dockerSave, Layout, named } from './image-files.js';
import { errorOf, listed, opened } from './opening.js';

/** An archive with the images one:1 and two:2. */
async function twoImages(name?: string): Promise<string> {
  return await writeArchive(
    {
      'a.json': configOf(['a']),
      'b.json': configOf(['b']),
      'a.tar': 'a',
      'b.tar': 'b',
      'manifest.json': [
        { Config: 'a.json', RepoTags: ['one:1'], Layers: ['a.tar'] },
        { Config: 'b.json', RepoTags: ['two:2'], Layers: ['b.tar'] },
      ],
    },
    name,
  );
}

describe('prefixes', () => {
  test('say the form', async () => {
    const archive = await writeArchive(dockerSave(['base']));
    expect((await opened(`docker-archive:${archive}`)).location).toBe(`docker-archive:${archive}`);

    const layout = new Layout();
    const files = layout.listing(layout.image(['base']));
    const [directory, tar] = [writeDirectory(files), await writeArchive(files)];
    expect((await opened(`oci:${directory}`)).location).toBe(`oci:${directory}`);
    expect((await opened(`oci-archive:${tar}`)).location).toBe(`oci-archive:${tar}`);
  });

  test('may be followed by a reference', async () => {
    const path = await twoImages();
    expect(listed((await opened(`docker-archive:${path}:two:2`)).images)).toEqual(['two:2 linux/amd64']);
    expect(listed((await opened(`docker-archive:${path}:docker.io/library/one:1`)).images)).toEqual([
      'one:1 linux/amd64',
    ]);
    expect(listed((await opened(`docker-archive:${path}:@1`)).images)).toEqual(['two:2 linux/amd64']);

    const layout = new Layout();
    const files = layout.listing(named(layout.image(['x']), 'v1'), named(layout.image(['y']), 'v2'));
    expect(listed((await opened(`oci:${writeDirectory(files)}:v2`)).images)).toEqual(['v2 linux/amd64']);
  });

  test('and a path may have colons', async () => {
    const path = await twoImages('odd:name.tar');
    expect((await opened(`docker-archive:${path}`)).images).toHaveLength(2);
    expect((await opened(`docker-archive:${path}:two:2`)).images).toHaveLength(1);
    expect((await opened(path)).images).toHaveLength(2);
  });

  test('a reference that is not there is wrong use, and what is there is said', async () => {
    const path = await twoImages();
    const error = await errorOf(opened(`docker-archive:${path}:three:3`));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toBe(`There is no image three:3 in docker-archive:${path}.`);
    expect(error.nextStep).toBe('There are: one:1 (linux/amd64), two:2 (linux/amd64).');
    expect(await errorOf(opened(`docker-archive:${path}:@2`))).toBeInstanceOf(UsageError);
  });

  test('that do not fit what is there say so', async () => {
    const path = await writeArchive(dockerSave(['base']));
    const error = await errorOf(opened(`oci-archive:${path}`));
    expect(error).toBeInstanceOf(ImageError);
    expect(error.message).toBe(`${path} is no OCI image layout.`);
  });

  test.each([
    ['docker://alpine:3', 'docker save'],
    ['docker-daemon:alpine:3', 'docker save'],
    ['podman://alpine', 'podman save'],
    ['containers-storage:alpine', 'podman save'],
    ['registry://alpine', 'skopeo copy docker://NAME'],
  ])('%s is yet to come: wrong use, with what to do', async (spec, nextStep) => {
    const error = await errorOf(opened(spec));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.nextStep).toContain(nextStep);
  });
});

describe('what cannot be opened is an error that says what to do', () => {
  test('nothing there', async () => {
    const path = freshPath('missing.tar');
    const error = await errorOf(opened(path));
    expect(error).toBeInstanceOf(ImageError);
    expect(error.message).toBe(`There is no file or directory ${path}.`);
  });

  test('nothing there, but it could be the name of an image', async () => {
    expect((await errorOf(opened('no-such-image:3'))).nextStep).toContain('docker save no-such-image:3 -o FILE');
  });

  test('no name at all', async () => {
    expect(await errorOf(opened(''))).toBeInstanceOf(UsageError);
    expect(await errorOf(opened('docker-archive:'))).toBeInstanceOf(UsageError);
  });

  test.each([
    ['text', 'hello'],
    ['a long text', 'hello '.repeat(1000)],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256))],
  ])('a file that is no tar archive: %s', async (_, bytes) => {
    const path = writeFile('notes.txt', bytes);
    expect((await errorOf(opened(path))).message).toBe(`${path} is not a tar archive.`);
  });

  test('an empty file', async () => {
    const path = writeFile('image.tar', '');
    expect((await errorOf(opened(path))).message).toBe(`${path} is empty.`);
  });

  test('an archive and a directory with other things in them', async () => {
    const message = (path: string): string =>
      `${path} holds no image: there is no manifest.json and no index.json that lists one.`;
    const archive = await writeArchive({ 'README.md': 'hello' });
    expect((await errorOf(opened(archive))).message).toBe(message(archive));
    const none = writeFile('zeros.tar', Buffer.alloc(10240));
    expect((await errorOf(opened(none))).message).toBe(message(none));
    expect((await errorOf(opened(none))).nextStep).toContain(`tarball:${none}`);
    const project = writeDirectory({ 'manifest.json': { name: 'web app' }, 'index.json': { name: 'x' } });
    expect((await errorOf(opened(project))).message).toBe(message(project));
  });

  test('what is neither file nor directory nor pipe', async () => {
    const error = await errorOf(opened('/dev/null'));
    expect(error.message).toBe('/dev/null is neither a file nor a directory nor a pipe.');
  });

  test('a loop of symbolic links, and a path through a file', async () => {
    const loop = freshPath('loop');
    symlinkSync(loop, loop);
    expect((await errorOf(opened(loop))).message).toBe(`${loop} cannot be read: its symbolic links form a loop.`);
    const file = writeFile('file', 'x');
    expect((await errorOf(opened(`${file}/x`))).message).toMatch(/no file or directory|no directory/);
  });

  test('a layer cannot be read any more once the source is closed, and a layout that vanished says so', async () => {
    const layout = new Layout();
    const path = writeDirectory(layout.listing(layout.image(['base'])));
    const { images } = await opened(path);
    renameSync(path, `${path}-gone`);
    expect((await errorOf(images[0]!.open())).message).toContain(path);
  });
});
