import { appendFileSync, truncateSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { openFile } from '../../src/blob/file-blob.js';
import type { FileStore } from '../../src/source/file-store.js';
import { openTarStore } from '../../src/source/tar-store.js';
import { type Files, tarOf, writeArchive, writeFile } from './files.js';
import { dockerSave, Layout } from './image-files.js';
import { errorOf, layersOf, onlyImage, opened, problemsOf } from './opening.js';

const open: FileStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

async function storeOf(files: Files): Promise<FileStore> {
  const store = openTarStore(openFile(await writeArchive(files)));
  open.push(store);
  return store;
}

function textOf(store: FileStore, name: string): string | undefined {
  const blob = store.get(name)?.blob;
  return blob && Buffer.from(blob.readSync!(0, blob.size)).toString();
}

describe('the files of an archive', () => {
  test('are found however their names are written', async () => {
    const store = await storeOf({ './a': '1', '/b': '2', 'c//d/./e': '3', 'f/../g': '4', '../h': '5', '..': '6' });
    expect(['a', './b', 'c/d/e', 'g', 'h', '../h', ''].map((name) => textOf(store, name))).toEqual([
      '1',
      '2',
      '3',
      '4',
      undefined,
      undefined,
      undefined,
    ]);
    expect([...store.names()]).toEqual(['a', 'b', 'c/d/e', 'g']);
  });

  test('of two with one name the last one counts', async () => {
    const store = await storeOf([
      ['a', 'old'],
      ['b', 'file'],
      ['./a', 'new'],
      ['b', { directory: true }],
    ]);
    expect(textOf(store, 'a')).toBe('new');
    expect(store.get('b')).toBeUndefined();
  });

  test('may have names of Object.prototype', async () => {
    const store = await storeOf({ constructor: 'x' });
    expect(textOf(store, 'constructor')).toBe('x');
    expect(store.get('toString')).toBeUndefined();
  });
});

describe('links', () => {
  test('are followed, before and behind their targets, one to the other', async () => {
    const store = await storeOf({
      'first/link': { symlink: '../second/link' },
      'second/link': { symlink: '/third/file' },
      'third/file': 'found',
      hard: { hardlink: 'first/link' },
      './hard2': { hardlink: './third/file' },
    });
    for (const name of ['first/link', 'second/link', 'hard', 'hard2']) expect(textOf(store, name)).toBe('found');
  });

  test('may be directories on the way', async () => {
    const store = await storeOf({ 'one/layer.tar': 'x', two: { symlink: 'one' }, three: { symlink: './two' } });
    expect(textOf(store, 'three/layer.tar')).toBe('x');
  });

  test('that loop, dangle or lead out find nothing', async () => {
    const store = await storeOf({
      a: { symlink: 'b' },
      b: { symlink: 'a' },
      self: { symlink: 'self' },
      grows: { symlink: 'grows/x' },
      dangling: { symlink: 'nowhere' },
      out: { symlink: '../../etc/passwd' },
      root: { symlink: '.' },
      hard: { hardlink: 'hard' },
    });
    for (const name of ['a', 'b', 'self', 'grows', 'grows/y', 'dangling', 'out', 'root', 'hard']) {
      expect(store.get(name)).toBeUndefined();
    }
  });
});

describe('a damaged archive', () => {
  const cut = async (files: Files, keep: (bytes: Buffer) => number): Promise<string> => {
    const bytes = await tarOf(files);
    const path = await writeArchive(files);
    truncateSync(path, keep(bytes));
    return path;
  };
  const endOf = (text: string) => (bytes: Buffer) => bytes.lastIndexOf(text) + text.length;

  test('that ends before its documents is an error that says where', async () => {
    const path = await cut(dockerSave(['base', 'app']), (bytes) => bytes.indexOf('base'));
    const error = await errorOf(opened(path));
    expect(error.message).toMatch(
      new RegExp(`^${path} is cut off at byte \\d+, and nothing in what is there tells of an image\\.$`),
    );
  });

  test('that ends in manifest.json says that this is incomplete', async () => {
    const path = await cut(dockerSave(['base']), endOf('[{"Config"'));
    expect((await errorOf(opened(path))).message).toMatch(
      /^manifest.json in .* is incomplete: the archive is cut off at byte \d+\.$/,
    );
  });

  test('whose documents were first is used as far as it goes', async () => {
    const layout = new Layout();
    const image = layout.image(['first layer', 'second layer', 'third layer']);
    const { 'index.json': index, ...files } = layout.listing(image);
    const entries = Object.entries({ 'index.json': index!, ...files });
    const documents = entries.filter(([, content]) => !String(content).endsWith(' layer'));
    const layers = entries.filter(([, content]) => String(content).endsWith(' layer'));
    const path = await cut([...documents, ...layers], endOf('second la'));
    const only = await onlyImage(path);
    expect(await layersOf(only)).toEqual(['first layer', 'second la', null]);
    expect(problemsOf(only)).toEqual(['layer-truncated 1', 'layer-missing 2', 'archive-damaged']);
    expect(only.problems[0]!.message).toMatch(/ has 9 of its 12 bytes: the archive is cut off at byte \d+\.$/);
    expect(only.problems[1]!.message).toMatch(/ is not in .*, which is cut off at byte \d+\.$/);
  });

  test('without its end marker is whole', async () => {
    const path = await cut(dockerSave(['base']), (bytes) => bytes.length - 1024);
    expect(problemsOf(await onlyImage(path))).toEqual([]);
  });

  test('with a header that is wrong is read up to there', async () => {
    const bytes = await tarOf({ a: '1', b: '2' });
    bytes[1024] = 0x7f;
    const path = writeFile('damaged.tar', bytes);
    expect((await errorOf(opened(path))).message).toBe(
      `${path} cannot be read past byte 1024, and nothing in what is there tells of an image.`,
    );
  });
});

test('an archive of 64 GiB is open at once: contents are seeked over, not read', async () => {
  const size = 2 ** 36;
  const header = (await tarOf({ 'filler.bin': '' })).subarray(0, 512);
  // A size of twelve digits does not fit in octal: base-256, as GNU tar writes it (tar(5), "Numeric Extensions").
  header.fill(0, 124, 136).writeUInt8(0x80, 124);
  header.writeBigUInt64BE(BigInt(size), 128);
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);

  const path = writeFile('large.tar', header);
  truncateSync(path, 512 + size);
  appendFileSync(path, await tarOf(dockerSave(['base'])));
  const start = performance.now();
  const image = await onlyImage(path);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(await layersOf(image)).toEqual(['base']);
  expect(image.layers[0]!.blob!.slice!.offset).toBeGreaterThan(size);
});
