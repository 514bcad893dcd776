import { describe, expect, test } from 'vitest';
import type { Content } from './files.js';
import { writeArchive, writeDirectory } from './files.js';
import { type Described, Layout, nameOf } from './image-files.js';
import { layersOf, listed, onlyImage, opened, problemsOf } from './opening.js';

/** What `docker save` adds for an image of a layout: an entry of `manifest.json` that names the same blobs. */
function entryFor(layout: Layout, manifest: Described, tags: string[] | null): object {
  const { config, layers } = JSON.parse(String(layout.files[nameOf(manifest)])) as {
    config: Described;
    layers: Described[];
  };
  return { Config: nameOf(config), RepoTags: tags, Layers: layers.map(nameOf) };
}

function dockerNamed(descriptor: Described, name: string): Described {
  const [, tag] = name.split(':');
  return {
    ...descriptor,
    annotations: { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': tag },
  };
}

describe('since version 25 `docker save` writes both shapes into one archive', () => {
  test('an image that both list is one', async () => {
    const layout = new Layout();
    const image = layout.image(['base', 'app']);
    const path = await writeArchive({
      ...layout.listing(dockerNamed(image, 'docker.io/library/bloat:latest')),
      'manifest.json': [entryFor(layout, image, ['bloat:latest'])],
      repositories: {},
    });
    const only = await onlyImage(path);
    expect(problemsOf(only)).toEqual([]);
    expect(only).toMatchObject({ source: `docker-archive:${path}`, digest: image.digest, tags: ['bloat:latest'] });
    expect(only.layers[0]!.declaredSize).toBe(4);
    expect(await layersOf(only)).toEqual(['base', 'app']);
  });

  test('images that only one of them lists are all there, those of index.json first', async () => {
    const layout = new Layout();
    const [first, second, untagged] = [layout.image(['a']), layout.image(['b']), layout.image(['c'])];
    const files = {
      ...layout.listing(dockerNamed(second, 'docker.io/library/b:1'), dockerNamed(first, 'docker.io/library/a:1')),
      'manifest.json': [
        entryFor(layout, untagged, null),
        entryFor(layout, first, ['a:1', 'a:2']),
        entryFor(layout, second, null),
      ],
    };
    const { images } = await opened(writeDirectory(files));
    expect(listed(images)).toEqual(['b:1 linux/amd64', 'a:1 a:2 linux/amd64', '- linux/amd64']);
    expect(await layersOf(await images[2]!.open())).toEqual(['c']);
  });

  test('the shape that has more of an image is the one it is read from', async () => {
    const layout = new Layout();
    const image = layout.image(['base', 'app']);
    const entry = entryFor(layout, image, ['bloat:latest']) as { Layers: string[] };
    const moved: Record<string, Content> = layout.listing(dockerNamed(image, 'docker.io/library/bloat:latest'));
    moved['app.tar'] = moved[entry.Layers[1]!]!;
    delete moved[entry.Layers[1]!];
    const files = { ...moved, 'manifest.json': [{ ...entry, Layers: [entry.Layers[0], 'app.tar'] }] };
    const only = await onlyImage(writeDirectory(files));
    expect(await layersOf(only)).toEqual(['base', 'app']);
    expect(only.digest).toBe(image.digest);
    expect(problemsOf(only)).toEqual([]);
  });

  test('an image whose config has a wrong digest is still one image', async () => {
    const layout = new Layout();
    const image = layout.image(['base']);
    const entry = entryFor(layout, image, ['bloat:latest']) as { Config: string };
    const files: Record<string, Content> = {
      ...layout.listing(dockerNamed(image, 'docker.io/library/bloat:latest')),
      'manifest.json': [entry],
    };
    const config = String(files[entry.Config]).replace('linux', 'LINUX');
    const only = await onlyImage(await writeArchive({ ...files, [entry.Config]: config }));
    expect(problemsOf(only)).toEqual(['digest-mismatch']);
  });

  test('a prefix picks one of the shapes', async () => {
    const layout = new Layout();
    const [a, b] = [layout.image(['a']), layout.image(['b'])];
    const path = await writeArchive({
      ...layout.listing(dockerNamed(a, 'docker.io/library/a:1')),
      'manifest.json': [entryFor(layout, b, ['b:1'])],
    });
    expect(listed((await opened(`oci-archive:${path}`)).images)).toEqual(['a:1 linux/amd64']);
    expect(listed((await opened(`docker-archive:${path}`)).images)).toEqual(['b:1 linux/amd64']);
    expect(listed((await opened(path)).images)).toEqual(['a:1 linux/amd64', 'b:1 linux/amd64']);
  });
});
