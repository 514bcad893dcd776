import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDirectoryStore } from '../../src/source/directory-store.js';
import type { FileStore } from '../../src/source/file-store.js';
import { freshPath, writeDirectory, writeFile } from './files.js';

function textOf(store: FileStore, name: string): string | undefined {
  const blob = store.get(name)?.blob;
  const text = blob && Buffer.from(blob.readSync!(0, blob.size)).toString();
  store.close();
  return text;
}

test('files are found by their names', () => {
  const store = openDirectoryStore(writeDirectory({ 'a/b': 'x', empty: '' }));
  expect(textOf(store, 'a/b')).toBe('x');
  expect(textOf(store, './a//b')).toBe('x');
  expect(textOf(store, 'empty')).toBe('');
  expect(store.get('a')).toBeUndefined();
  expect(store.get('missing')).toBeUndefined();
  expect([...store.names()].sort()).toEqual(['a', 'empty']);
});

test('names do not lead out of the directory', () => {
  const outside = writeFile('secret', 'secret');
  const store = openDirectoryStore(writeDirectory({ a: 'x' }));
  for (const name of [outside, `../${outside}`, '../../../../../../etc/passwd', '..', '.', '', 'a\0']) {
    expect(store.get(name)).toBeUndefined();
  }
});

test('symlinks are followed inside the directory, and not out of it', () => {
  const outside = writeFile('secret', 'secret');
  const path = writeDirectory({
    'one/layer.tar': 'x',
    'two/layer.tar': { symlink: '../one/layer.tar' },
    three: { symlink: 'one' },
    out: { symlink: outside },
    outer: { symlink: '/' },
    loop: { symlink: 'loop' },
  });
  const store = openDirectoryStore(path);
  expect(textOf(store, 'two/layer.tar')).toBe('x');
  expect(textOf(store, 'three/layer.tar')).toBe('x');
  for (const name of ['out', 'outer/etc/passwd', 'loop']) expect(store.get(name)).toBeUndefined();
});

test('a directory beside it whose name begins the same is outside', () => {
  const path = writeDirectory({ out: { symlink: '../image-2/secret' } }, 'image');
  writeDirectory({}, 'unused');
  symlinkSync(writeFile('secret', 'x'), `${path}-2`);
  expect(openDirectoryStore(path).get('out')).toBeUndefined();
});

test('the directory itself may be a symlink', () => {
  const link = freshPath('link');
  symlinkSync(writeDirectory({ a: 'x' }), link);
  expect(textOf(openDirectoryStore(link), 'a')).toBe('x');
});

test('only regular files are opened: a pipe would wait for ever', () => {
  const path = writeDirectory({ a: 'x' });
  execFileSync('mkfifo', [join(path, 'pipe')]);
  expect(openDirectoryStore(path).get('pipe')).toBeUndefined();
});
