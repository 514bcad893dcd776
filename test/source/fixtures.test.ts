import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/oci/digest.js';
import type { Image } from '../../src/source/image.js';
import { listed, opened, problemsOf } from './opening.js';

const root = join(import.meta.dirname, '../../fixtures');

/** What real engines wrote of one and the same image: all its forms have the same layers. */
const images = ['story', 'repeated'];

function formsOf(image: string): string[] {
  const folder = join(root, image);
  return existsSync(folder) ? readdirSync(folder).map((form) => join(image, form)) : [];
}

async function allImages(form: string): Promise<Image[]> {
  const source = await opened(join(root, form));
  return await Promise.all(source.images.map((image) => image.open()));
}

async function wholeImage(form: string): Promise<Image> {
  const [image, ...others] = await allImages(form);
  expect(others).toEqual([]);
  expect(problemsOf(image!)).toEqual([]);
  return image!;
}

describe.each(images)('all forms of %s', (name) => {
  const forms = formsOf(name);
  const reference = join(name, 'docker-save.tar');

  test.each(forms)('%s has the same layers', async (form) => {
    const [image, saved] = [await wholeImage(form), await wholeImage(reference)];
    expect(image.layers.map(({ diffId }) => diffId)).toEqual(saved.layers.map(({ diffId }) => diffId));
    expect(image.layers.map(({ history }) => history?.createdBy)).toEqual(
      saved.layers.map(({ history }) => history?.createdBy),
    );
    expect(image.config).toMatchObject({ env: saved.config.env, cmd: saved.config.cmd });
    expect(image.platform).toEqual(saved.platform);
  });

  test.each(forms)('%s has the blobs it claims', async (form) => {
    for (const { blob, digest } of (await wholeImage(form)).layers) {
      expect(sha256Of(await blob!.read(0, blob!.size))).toBe(digest);
    }
  });
});

test('archives of several images list each', async () => {
  expect(listed((await opened(join(root, 'several/docker-save.tar'))).images)).toEqual([
    'unearth/story:1 unearth/story:also linux/amd64',
    'unearth/repeated:1 linux/amd64',
  ]);
  expect(listed((await opened(join(root, 'several/podman-save.tar'))).images)).toEqual([
    'localhost/unearth/story:1 linux/amd64',
    'localhost/unearth/repeated:1 linux/amd64',
  ]);
});

test.each(['platforms/buildah-oci', 'platforms/buildah-oci.tar'])('%s is one image for two platforms', async (form) => {
  expect(listed((await opened(join(root, form))).images)).toEqual(['many linux/amd64', 'many linux/arm64/v8']);
});

test('all platforms in the form of skopeo', async () => {
  expect(listed((await opened(join(root, 'platforms/skopeo-dir'))).images)).toEqual([
    '- linux/amd64',
    '- linux/arm64/v8',
  ]);
});

test.each([
  'buildkit/docker-save.tar',
  'export/docker-import-save.tar',
  'lazy/estargz.tar',
  'lazy/zstd-chunked.tar',
  'opaque/umoci-oci',
])('%s opens without a problem', async (form) => {
  expect((await wholeImage(form)).layers.length).toBeGreaterThan(0);
});

test('the files of a container are opened as one layer, and that is said', async () => {
  const [image] = await allImages('export/docker-export.tar');
  expect(image!.layers).toHaveLength(1);
  expect(problemsOf(image!)).toEqual(['no-manifest']);
});

test("docker's first form has the layers, the names and the config of the image that it was taken from", async () => {
  for (const [form, tags] of [
    ['story-docker', ['unearth/story:1']],
    ['story-podman', []],
    ['repeated-docker', ['unearth/repeated:1']],
  ] as const) {
    const [image, saved] = [
      await wholeImage(`first-form/${form}.tar`),
      await wholeImage(`${form.replace(/-.*/, '')}/docker-save.tar`),
    ];
    expect(image.tags).toEqual(tags);
    expect(image.config).toMatchObject({ env: saved.config.env, cmd: saved.config.cmd, user: saved.config.user });
    expect(image.platform).toEqual(saved.platform);
    const diffIds = image.layers.map(async ({ blob }) => sha256Of(await blob!.read(0, blob!.size)));
    expect(await Promise.all(diffIds)).toEqual(saved.layers.map(({ diffId }) => diffId));
  }
});
