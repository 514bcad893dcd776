import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/oci/digest.js';
import { bytesOf, writeArchive, writeDirectory } from './files.js';
import { configOf, dockerSave, Layout, nameOf, types } from './image-files.js';
import { onlyImage, problemsOf } from './opening.js';

describe('a document that runtimes may read otherwise is a problem of its image', () => {
  test('a manifest with two kinds of layers', async () => {
    const layout = new Layout();
    const config = layout.blob(configOf(['base']), types.config);
    const [shown, run] = [layout.blob('base', types.layer), layout.blob('evil', types.layer)];
    const manifest = layout.manifest(config, [shown], { Layers: [run] });
    const image = await onlyImage(writeDirectory(layout.listing(manifest)));
    expect(image.layers.map(({ digest }) => digest)).toEqual([shown.digest]);
    expect(problemsOf(image)).toEqual(['json-ambiguous']);
    expect(image.problems[0]!.message).toMatch(
      /^manifest sha256:\w{12} in .*: Layers is there beside "layers", and Go/,
    );
  });

  test('index.json, a config, and a byte order mark', async () => {
    const layout = new Layout();
    const config = layout.blob(`\ufeff${JSON.stringify(configOf([]))}`, types.config);
    const files = layout.listing(layout.manifest(config, []));
    const index = JSON.stringify(files['index.json']).replace('{', '{"schemaVersion":1,');
    const image = await onlyImage(writeDirectory({ ...files, 'index.json': index }));
    expect(image.problems.map(({ message }) => message.replace(/^.*?: /, ''))).toEqual([
      'schemaVersion is there more than once: the last counts, and what it lacks Go fills in from the others.',
      'begins with a byte order mark, with which Go refuses it.',
    ]);
  });

  test("docker's manifest.json and its config", async () => {
    const files = dockerSave(['base']);
    const manifest = bytesOf(files['manifest.json']!).toString().replace('"Layers"', '"layers":["x"],"Layers"');
    const config = bytesOf(files['config.json']!).toString().replace('"os"', '"OS":"windows","os"');
    const path = await writeArchive({ ...files, 'manifest.json': manifest, 'config.json': config });
    const image = await onlyImage(path);
    expect(problemsOf(image)).toEqual(['json-ambiguous', 'json-ambiguous', 'json-ambiguous', 'json-ambiguous']);
    expect(image).toMatchObject({ platform: { os: 'linux' }, imageId: sha256Of(Buffer.from(config)) });
  });

  test("skopeo's manifest.json", async () => {
    const layout = new Layout();
    const manifest = layout.manifest(layout.blob(configOf([]), types.config), [], { MediaType: 'x' });
    const config = Object.entries(layout.files).find(([name]) => name !== nameOf(manifest) && name !== 'oci-layout')!;
    const path = writeDirectory({
      'manifest.json': layout.files[nameOf(manifest)]!,
      [config[0].slice('blobs/sha256/'.length)]: config[1],
    });
    expect(problemsOf(await onlyImage(path))).toEqual(['json-ambiguous']);
  });
});
