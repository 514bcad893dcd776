import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeArchive, writeDirectory, writeFile } from './files.js';
import { configOf, dockerSave, Layout, nameOf, types } from './image-files.js';
import { errorOf, opened } from './opening.js';

describe('small images that would take much memory or time', () => {
  test('one large config under thousands of names is read once', async () => {
    const config = JSON.stringify(configOf([])) + ' '.repeat(8 << 20);
    const names = Array.from({ length: 4000 }, (_, index) => `${index}.json`);
    const path = writeDirectory([
      ['config.json', config],
      ...names.map((name) => [name, { symlink: 'config.json' }] as const),
      ['manifest.json', names.map((name) => ({ Config: name, RepoTags: [], Layers: [] }))],
    ]);
    const start = performance.now();
    expect((await opened(path)).images).toHaveLength(4000);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('manifests of more than 64 MiB together are refused', async () => {
    const layout = new Layout();
    const manifest = JSON.stringify({ config: layout.blob({}, types.config), layers: [] });
    const padded = layout.blob(manifest.padEnd(4 << 20), types.manifest);
    const aliases = Array.from({ length: 20 }, (_, index) => {
      const alias = { ...padded, digest: `sha256:${String(index).padStart(64, '0')}` };
      layout.files[nameOf(alias)] = { symlink: padded.digest.slice('sha256:'.length) };
      return alias;
    });
    const path = writeDirectory(layout.listing(...aliases));
    expect((await errorOf(opened(path))).message).toBe(
      `The manifests in ${path} are too large together: 64 MiB is the limit, which --max-manifests-size raises.`,
    );
  });

  test('names of a million slashes find nothing, at once', async () => {
    const name = 'a/'.repeat(1_000_000);
    const manifest = [{ Config: name, RepoTags: [], Layers: [] }];
    const path = await writeArchive({ a: { symlink: 'b' }, b: { symlink: 'a' }, 'manifest.json': manifest });
    const start = performance.now();
    expect((await opened(path)).images[0]!.available).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('a document of nothing but brackets', async () => {
    const brackets = '['.repeat(100_000) + ']'.repeat(100_000);
    const path = await writeArchive({ 'manifest.json': brackets });
    expect((await errorOf(opened(path))).message).toContain('[0] is not an object.');
    const layout = new Layout();
    const config = layout.blob(brackets, types.config);
    const [image] = (await opened(writeDirectory(layout.listing(layout.manifest(config, []))))).images;
    expect((await errorOf(image!.open())).message).toContain('is not an object.');
  });
});

test('a file of the archive that is stored with holes is not taken for what it is not', async () => {
  const { 'config.json': config, ...files } = dockerSave(['base']);
  const archive = await writeArchive({ ...files, 'config.json': config! });
  const sparse = gnuSparse('layer0/layer.tar', 'data');
  const path = writeFile('sparse.tar', Buffer.concat([sparse, readFileSync(archive)]));
  // The whole file comes later in the archive and counts.
  expect((await opened(path)).images).toHaveLength(1);

  const manifest = [{ Config: 'config.json', Layers: ['holes.tar'] }];
  const only = await writeArchive({ 'config.json': config!, 'manifest.json': manifest });
  const holes = writeFile('sparse.tar', Buffer.concat([gnuSparse('holes.tar', 'data'), readFileSync(only)]));
  expect((await errorOf(opened(holes))).message).toBe(
    `holes.tar in ${holes} is stored as a sparse file, which is not read here.`,
  );
});

/** An entry in the old GNU format of sparse files (tar(5), "GNU tar archives"): `data`, then a hole up to 8 KiB. */
function gnuSparse(name: string, data: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  for (const [offset, text] of [
    [100, '0000644\0'],
    [108, '0000000\0'],
    [116, '0000000\0'],
    [124, `${data.length.toString(8).padStart(11, '0')}\0`],
    [136, '00000000000\0'],
    [148, '        '],
    [156, 'S'],
    [257, 'ustar  \0'],
    [386, `${'0'.repeat(11)}\0${data.length.toString(8).padStart(11, '0')}\0`],
    [410, `${(8192).toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`],
    [483, `${(8192).toString(8).padStart(11, '0')}\0`],
  ] as const) {
    header.write(text, offset, 'latin1');
  }
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([header, Buffer.from(data.padEnd(512, '\0'))]);
}
