import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedName } from '../../src/extract/saved-name.js';
import { selectHidden } from '../../src/extract/select-hidden.js';
import { selectPaths } from '../../src/extract/select-paths.js';
import type { Selection } from '../../src/extract/selection.js';
import type { Target } from '../../src/extract/target.js';
import { rootNode } from '../../src/path/path-tree.js';
import { rootfs } from '../../src/tree/rootfs.js';
import type { Stack } from '../../src/tree/stack.js';
import { scratch } from '../archives.js';
import { directory, file, gone, hardlink, type LayerEntries, symlink, tarOf } from '../images.js';
import { extractLayers, told, treeOf } from './extracting.js';

const folder = (path: string): Target => ({ kind: 'folder', path });

/** What GNU tar makes of tars that are extracted one over the other. */
async function byTar(...layers: readonly LayerEntries[]): Promise<Map<string, string>> {
  const path = scratch();
  for (const layer of layers) {
    execFileSync('tar', ['-xpf', '-', '-C', path, '--no-same-owner', '--warning=no-timestamp'], {
      input: await tarOf(layer),
    });
  }
  return treeOf(path);
}

const base: LayerEntries = {
  'etc/': directory({ mode: 0o755, mtime: new Date(1e12) }),
  'etc/passwd': file('root', { mode: 0o640, mtime: new Date(1.1e12) }),
  'etc/locked/': directory({ mode: 0o000, mtime: new Date(1.2e12) }),
  'etc/locked/key': file('secret', { mode: 0o400 }),
  'bin/run': file('#!/bin/sh', { mode: 0o755 }),
  'bin/same': hardlink('bin/run'),
  'bin/sh': symlink('run'),
  'empty/': directory({ mode: 0o700 }),
  none: '',
};

describe('a folder gets', () => {
  it('what GNU tar makes of the same layer: contents, modes, links and times', async () => {
    const target = scratch();
    const extracted = await extractLayers([base], { target: folder(target) });
    expect(told(extracted)).toEqual([]);
    expect(treeOf(target)).toEqual(await byTar(base));
    expect(lstatSync(join(target, 'etc')).mtimeMs).toBe(1e12);
    expect(lstatSync(join(target, 'etc/passwd')).mtimeMs).toBe(1.1e12);
    expect(lstatSync(join(target, 'etc/locked')).mtimeMs).toBe(1.2e12);
    expect(lstatSync(join(target, 'bin/sh')).mtimeMs).toBe(0);
    expect(lstatSync(join(target, 'bin/run')).ino).toBe(lstatSync(join(target, 'bin/same')).ino);
    expect(extracted).toMatchObject({ files: 6, bytes: 4 + 6 + 9 });
  });

  it('what was there before the root directory, untouched', async () => {
    const target = scratch();
    writeFileSync(join(target, 'mine'), 'mine');
    mkdirSync(join(target, 'etc'), { mode: 0o711 });
    await extractLayers([base], { target: folder(target) });
    expect(readFileSync(join(target, 'mine'), 'utf8')).toBe('mine');
    expect(lstatSync(join(target, 'etc')).mode & 0o777).toBe(0o711);
    expect(readFileSync(join(target, 'etc/passwd'), 'utf8')).toBe('root');
  });

  it('a second time nothing, unless files may be replaced', async () => {
    const target = scratch();
    await extractLayers([base], { target: folder(target) });
    const again = await extractLayers([{ ...base, none: 'new' }], { target: folder(target) });
    expect(told(again).length).toBe(6);
    expect(readFileSync(join(target, 'none'), 'utf8')).toBe('');
    const over = await extractLayers([{ ...base, none: 'new' }], {
      target: { kind: 'folder', path: target, overwrite: true },
    });
    expect(told(over)).toEqual([]);
    expect(readFileSync(join(target, 'none'), 'utf8')).toBe('new');
    expect(treeOf(target)).toEqual(await byTar({ ...base, none: 'new' }));
  });

  it('the subtree that was asked for, after the layer that was asked for', async () => {
    const target = scratch();
    const select = (stack: Stack): Selection => {
      const node = stack.tree.find(Buffer.from('etc/ssl'));
      return selectPaths(stack, rootfs(stack, 0), [node, node]);
    };
    const layers = [
      { 'etc/ssl/a': 'a', 'etc/ssl/b': 'b', 'etc/c': 'c' },
      { 'etc/ssl/a': gone, 'etc/ssl/d': 'd' },
    ];
    await extractLayers(layers, { select, target: folder(target) });
    expect([...treeOf(target).keys()].sort()).toEqual(['etc', 'etc/ssl', 'etc/ssl/a', 'etc/ssl/b']);
  });

  it('what one layer wrote, and nothing else', async () => {
    const target = scratch();
    const select = (stack: Stack) => selectPaths(stack, rootfs(stack, 1), [rootNode], 1);
    await extractLayers([base, { 'etc/new': 'n', 'bin/same': 'other' }, { 'etc/new': gone }], {
      select,
      target: folder(target),
    });
    expect([...treeOf(target).keys()].sort()).toEqual(['bin', 'bin/same', 'etc', 'etc/new']);
  });
});

describe('hidden versions', () => {
  const hidden = (stack: Stack) => selectHidden(stack, { nodes: [rootNode] });

  it('have their path; of several the last one, and the others the layer behind it', async () => {
    const target = scratch();
    const layers = [
      { 'etc/key': 'first' },
      { 'etc/key': 'second' },
      { 'etc/key': 'third', 'etc/key@layer0': 'not me' },
      { 'etc/key': gone, 'etc/key@layer0': gone },
    ];
    await extractLayers(layers, { select: hidden, target: folder(target) });
    const read = (name: string) => readFileSync(join(target, 'etc', name), 'utf8');
    expect(readdirSync(join(target, 'etc')).sort()).toEqual(['key', 'key@layer0', 'key@layer0.2', 'key@layer1']);
    expect(['key', 'key@layer0', 'key@layer0.2', 'key@layer1'].map(read)).toEqual([
      'third',
      'not me',
      'first',
      'second',
    ]);
  });

  it('make room for a directory that was at the path of a file', async () => {
    const target = scratch();
    const layers = [{ a: 'file' }, { a: gone }, { 'a/b': 'below' }, { a: gone }];
    const extracted = await extractLayers(layers, { select: hidden, target: folder(target) });
    expect(told(extracted)).toEqual([]);
    expect([...treeOf(target).keys()].sort()).toEqual(['a', 'a/b', 'a@layer0']);
  });

  it('never get a name twice, and each is there byte for byte (on random layers)', async () => {
    const path = fc.constantFrom('a', 'a/b', 'a@layer0', 'a@layer1', 'a@layer0.2', 'a@layer0/b', 'b');
    const layer = fc.array(fc.tuple(path, fc.constantFrom(true, true, false)), { minLength: 1, maxLength: 5 });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { minLength: 2, maxLength: 4 }), async (image) => {
        const layers = image.map((entries) =>
          entries.map(([name, isWritten]): [string, string | typeof gone] => {
            number += 1;
            return [name, isWritten ? `content ${number}` : gone];
          }),
        );
        const target = scratch();
        let expected: string[] = [];
        const select = (stack: Stack) => {
          const selection = hidden(stack);
          // Every content is another one: what still ships and is at no path of the last filesystem.
          const there = new Set(rootfs(stack, layers.length - 1));
          expected = stack.layers.flatMap(({ changeset, firstVersion }) =>
            [...changeset.kind.keys()]
              .filter((row) => changeset.storedSize[row]! > 0 && !there.has(firstVersion + row))
              .map((row) => `${firstVersion + row}`),
          );
          expect(selection.map(({ version }) => `${version}`).sort()).toEqual(expected.sort());
          return selection;
        };
        const extracted = await extractLayers(layers, { select, target: folder(target) });
        expect(told(extracted)).toEqual([]);
        expect([...treeOf(target).values()].filter((what) => what.startsWith('file')).length).toBe(expected.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a tar', () => {
  const names = {
    ...base,
    [`${'long/'.repeat(40)}name`]: 'deep',
    [`${'x'.repeat(150)}`]: 'long',
    'größe 日本': 'utf-8',
    zero: file('mode 0', { mode: 0 }),
    old: file('before 1970', { pax: { mtime: '-1' } }),
    owner: file('large', { pax: { uid: '3000000', gid: '2147483648', 'SCHILY.xattr.user.a': 'value' } }),
  };

  it('gives, extracted by GNU tar, what the layer gives', async () => {
    const path = join(scratch(), 'x.tar');
    const extracted = await extractLayers([names], { target: { kind: 'tar', path } });
    expect(told(extracted)).toEqual([]);
    const by = scratch();
    execFileSync('tar', ['-xpf', path, '-C', by, '--no-same-owner', '--warning=no-timestamp']);
    expect(treeOf(by)).toEqual(await byTar(names));
    const list = execFileSync('tar', ['--numeric-owner', '--xattrs', '-tvf', path, 'owner', 'old'], {
      encoding: 'utf8',
      env: { TZ: 'UTC', PATH: process.env['PATH'] },
    });
    expect(list).toMatch(/3000000\/2147483648 +5 .* owner/);
    expect(list).toMatch(/1969-12-31 23:59 old/);
    expect(readFileSync(path).includes('SCHILY.xattr.user.a=value')).toBe(true);
  });

  it('is not written over another file, and leaves nothing beside it', async () => {
    const path = scratch();
    const tar = join(path, 'x.tar');
    writeFileSync(tar, 'mine');
    await expect(extractLayers([base], { target: { kind: 'tar', path: tar } })).rejects.toThrow('is there already');
    expect(readFileSync(tar, 'utf8')).toBe('mine');
    await extractLayers([base], { target: { kind: 'tar', path: tar, overwrite: true } });
    expect(readdirSync(path)).toEqual(['x.tar']);
    expect(execFileSync('tar', ['-tf', tar], { encoding: 'utf8' })).toContain('etc/passwd');
  });

  it('ends when nobody takes it any more', async () => {
    const take = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const _ of chunks) throw new Error('gone');
    };
    const layers = [{ a: 'x'.repeat(3_000_000), b: 'x'.repeat(3_000_000) }];
    await expect(extractLayers(layers, { target: { kind: 'stream', take } })).rejects.toThrow('gone');
  });
});

describe('a stop', () => {
  it.each(['folder', 'tar'] as const)('in the middle of a file leaves nothing of it in a %s', async (kind) => {
    const path = scratch();
    const controller = new AbortController();
    const reason = new Error('enough');
    const target: Target = kind === 'folder' ? folder(path) : { kind, path: join(path, 'x.tar') };
    const extraction = extractLayers(
      [{ a: 'whole', 'd/': directory({ mode: 0o700 }), 'd/b': 'x'.repeat(5_000_000), e: 'e' }],
      {
        target,
        options: {
          signal: controller.signal,
          onProgress: ({ bytes }) => {
            if (bytes > 1_000_000) controller.abort(reason);
          },
        },
      },
    );
    await expect(extraction).rejects.toBe(reason);
    expect([...treeOf(path).keys()].sort()).toEqual(kind === 'folder' ? ['a', 'd'] : []);
  });

  it('before it began makes nothing', async () => {
    const path = join(scratch(), 'new');
    const options = { signal: AbortSignal.abort(new Error('enough')) };
    await expect(extractLayers([base], { target: folder(path), options })).rejects.toThrow('enough');
    expect(lstatSync(path, { throwIfNoEntry: false })).toBe(undefined);
  });
});

it('saves a single file under the first name that is free', () => {
  const path = scratch();
  writeFileSync(join(path, 'key'), '');
  symlinkSync('nowhere', join(path, 'key.1'));
  expect(savedName(Buffer.from('etc/ssl/key'), path).toString()).toBe('key.2');
  expect(savedName(Buffer.from('etc/other'), path).toString()).toBe('other');
});

it('goes deeper than there may be open files', async () => {
  const target = scratch();
  const deep = Array.from({ length: 700 }, () => 'd').join('/');
  const layers = [{ [`${deep}/a`]: 'a', [`${deep}/e/b`]: 'b', 'd/d/c': 'c' }];
  expect(told(await extractLayers(layers, { target: folder(target) }))).toEqual([]);
  expect(readFileSync(join(target, deep, 'e/b'), 'utf8')).toBe('b');
});
