import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/oci/digest.js';
import { bytesOf, type Content, writeArchive, writeDirectory } from './files.js';
import { configOf, type Described, forPlatform, Layout, types } from './image-files.js';
import { errorOf, layersOf, listed, onlyImage, opened, problemsOf } from './opening.js';

/** The files of skopeo's `dir:` for a document of a layout: containers/image, `directory/directory_transport.go`. */
function directoryOf(layout: Layout, top: Described, manifests: readonly Described[] = []): Record<string, Content> {
  const hex = ({ digest }: Described): string => digest.slice('sha256:'.length);
  const others = new Set([top, ...manifests].map(hex));
  const files: Record<string, Content> = { version: 'Directory Transport Version: 1.1\n' };
  for (const [name, content] of Object.entries(layout.files)) {
    const digits = name.slice('blobs/sha256/'.length);
    if (name === 'oci-layout' || others.has(digits)) continue;
    files[digits] = content;
  }
  for (const manifest of manifests) files[`${hex(manifest)}.manifest.json`] = layout.files[nameIn(manifest)]!;
  files['manifest.json'] = layout.files[nameIn(top)]!;
  files['signature-1'] = 'a signature';
  return files;
}

const nameIn = ({ digest }: Described): string => `blobs/${digest.replace(':', '/')}`;

function oneImage(): { files: Record<string, Content>; manifest: Described } {
  const layout = new Layout();
  const manifest = layout.image(['base', 'app']);
  return { files: directoryOf(layout, manifest), manifest };
}

describe("skopeo's dir: form", () => {
  test('one image, whose digest is that of manifest.json', async () => {
    const { files, manifest } = oneImage();
    const path = writeDirectory(files);
    const image = await onlyImage(path);
    expect(problemsOf(image)).toEqual([]);
    expect(await layersOf(image)).toEqual(['base', 'app']);
    expect(image).toMatchObject({
      source: `dir:${path}`,
      reference: null,
      digest: manifest.digest,
      imageId: sha256Of(bytesOf(configOf(['base', 'app']))),
      platform: { os: 'linux', architecture: 'amd64' },
    });
    expect((await opened(`dir:${path}`)).images).toHaveLength(1);
  });

  test('put into a tar', async () => {
    const { files } = oneImage();
    const path = await writeArchive(Object.entries(files).map(([name, content]) => [`./${name}`, content] as const));
    const image = await onlyImage(path);
    expect(image.source).toBe(`dir:${path}`);
    expect(await layersOf(image)).toEqual(['base', 'app']);
  });

  test('put into a tar with its folder, as `tar -cf x.tar folder` does', async () => {
    const { files } = oneImage();
    const inFolder = Object.entries(files).map(([name, content]) => [`saved/${name}`, content] as const);
    const path = await writeArchive([['saved', { directory: true }], ...inFolder]);
    const image = await onlyImage(path);
    expect(image.source).toBe(`dir:${path}`);
    expect(await layersOf(image)).toEqual(['base', 'app']);

    const beside = await writeArchive([['README', ''], ...inFolder]);
    expect((await errorOf(opened(beside))).message).toContain('holds no image');
  });

  test('all platforms (--all): manifest.json is the index', async () => {
    const layout = new Layout();
    const [amd, arm] = [layout.image(['x']), layout.image(['y'], { architecture: 'arm64' })];
    const index = layout.index([forPlatform(amd, 'linux/amd64'), forPlatform(arm, 'linux/arm64/v8')]);
    const path = writeDirectory(directoryOf(layout, index, [amd, arm]));
    const { images } = await opened(path);
    expect(listed(images)).toEqual(['- linux/amd64', '- linux/arm64/v8']);
    expect(await layersOf(await images[1]!.open())).toEqual(['y']);
    expect(images[1]!.digest).toBe(arm.digest);
  });

  test('a layer that is missing keeps its position', async () => {
    const { files } = oneImage();
    delete files[sha256Of(Buffer.from('base')).slice('sha256:'.length)];
    const image = await onlyImage(writeDirectory(files));
    expect(await layersOf(image)).toEqual([null, 'app']);
    expect(problemsOf(image)).toEqual(['layer-missing 0']);
  });

  test('a manifest that is an index too (CVE-2021-41190) is refused', async () => {
    const path = writeDirectory({ 'manifest.json': { schemaVersion: 2, layers: [], config: {}, manifests: [] } });
    expect((await errorOf(opened(path))).message).toContain('can be read as more than one kind of manifest.');
  });

  test('the prefix before what is none', async () => {
    const path = writeDirectory({ 'manifest.json': { name: 'web app', config: null } });
    expect((await errorOf(opened(`dir:${path}`))).message).toBe(`${path} is no skopeo directory.`);
  });

  test('media types may lie about the kind of document, which is refused', async () => {
    const path = writeDirectory({ 'manifest.json': { mediaType: types.index, layers: [], config: {} } });
    expect((await errorOf(opened(path))).message).toContain('has the media type of one thing');
  });
});
