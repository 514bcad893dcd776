import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.js';
import { decodeName } from '../../src/format/safe-text.js';
import type { Stack } from '../../src/tree/stack.js';
import { directory, file, gone, hardlink, type LayerEntries, opaque, stackOf, symlink } from '../images.js';

const megabyte = Buffer.alloc(1_000_000, 'm');

async function hiddenOf(...layers: LayerEntries[]): Promise<string[]> {
  const stack = await stackOf(...layers);
  return analyse(stack).hidden.map(
    ({ node, bytes, cause, layer, hiddenBy }) => `${bytes} ${cause} ${layer}>${hiddenBy} ${pathOf(stack, node)}`,
  );
}

const pathOf = (stack: Stack, node: number) => decodeName(stack.tree.path(node));

describe('hidden files', () => {
  it('of the article: a big file copied in, removed by the next layer', async () => {
    expect(await hiddenOf({ 'bin/sh': 'shell' }, { bigfile: megabyte.toString() }, { bigfile: gone })).toEqual([
      '1000000 removed 1>2 bigfile',
    ]);
  });

  it('name their cause', async () => {
    const base = { 'o/a': '1', 'r/b': '22', c: '333', d: '4444', 'e/f': '55555', g: '666666', h: '7777777' };
    const top = {
      'o/': directory(),
      o: opaque,
      r: gone,
      c: 'new',
      d: symlink('c'),
      e: 'was a directory',
      g: file('666666', { mode: 0o600 }),
    };
    expect(await hiddenOf(base, top)).toEqual([
      '6 metadata-only 0>1 g',
      '5 replaced 0>1 e/f',
      '4 replaced 0>1 d',
      '3 overwritten 0>1 c',
      '2 removed 0>1 r/b',
      '1 opaque 0>1 o/a',
    ]);
  });

  it('a path that a marker hides and the layer writes again has the cause of the marker', async () => {
    expect(await hiddenOf({ a: 'same', 'd/b': 'same' }, { a: gone, d: opaque }, {})).toEqual([
      '4 removed 0>1 a',
      '4 opaque 0>1 d/b',
    ]);
    const stack = await stackOf({ a: 'same', 'd/b': 'old' }, [
      ['a', gone],
      ['d', opaque],
      ['a', 'same'],
      ['d/b', 'new'],
    ]);
    const { hidden, layers } = analyse(stack);
    expect(hidden.map(({ cause }) => cause)).toEqual(['removed', 'opaque']);
    expect(layers[1]).toMatchObject({ added: 0, modified: 1, removed: 0 });
  });

  it('an identical rewrite is unchanged, and its lower bytes are hidden as metadata-only', async () => {
    const stack = await stackOf({ a: 'same' }, { a: 'same' });
    const { layers, hidden } = analyse(stack);
    expect(layers[1]).toMatchObject({ entries: 1, added: 0, modified: 0, removed: 0 });
    expect(hidden.map(({ cause }) => cause)).toEqual(['metadata-only']);
  });

  it('overwritten within one layer', async () => {
    expect(
      await hiddenOf([
        ['a', 'first'],
        ['a', 'second'],
      ]),
    ).toEqual(['5 duplicate-entry 0>0 a']);
  });

  it('a content with several names is hidden by the loss of the last one', async () => {
    const base = { a: 'content', b: hardlink('a') };
    expect(await hiddenOf(base, { a: gone })).toEqual([]);
    expect(await hiddenOf(base, { a: gone }, { b: 'other' })).toEqual(['7 overwritten 0>2 a']);
    // Both names at once: removed comes before overwritten.
    expect(await hiddenOf(base, { a: gone, b: 'other' })).toEqual(['7 removed 0>1 a']);
    // Both rewritten with equal content: nothing but metadata.
    expect(await hiddenOf(base, { a: 'content', b: hardlink('a') })).toEqual(['7 metadata-only 0>1 a']);
  });

  it('have content: empty files, links and directories are not listed', async () => {
    expect(await hiddenOf({ e: '', 'd/': directory(), l: symlink('e') }, { e: gone, d: gone, l: gone })).toEqual([]);
  });

  it('have the resolved path', async () => {
    const layers = [{ lib: symlink('usr/lib') }, { 'lib/x': 'abc' }, { 'usr/lib/x': gone }] as const;
    expect(await hiddenOf(...layers)).toEqual(['3 removed 1>2 usr/lib/x']);
  });
});

describe('totals', () => {
  it('balance: shipped is visible and hidden, by layer and in all', async () => {
    const stack = await stackOf(
      { a: '12345', b: hardlink('a'), 'd/c': '123' },
      { a: gone, d: gone },
      { 'd/c': '1', e: '22' },
    );
    const { totals, layers, hidden } = analyse(stack);
    expect(totals).toMatchObject({ shippedBytes: 11, visibleBytes: 8, hiddenBytes: 3, layers: 3, entries: 5 });
    expect(totals.efficiency).toBe(8 / 11);
    expect(layers.map(({ hiddenBytes }) => hiddenBytes)).toEqual([3, 0, 0]);
    expect(hidden).toHaveLength(1);
  });

  it('of an image that ships nothing', async () => {
    const { totals, diveCompatible } = analyse(await stackOf({ 'd/': directory() }, {}));
    expect(totals).toMatchObject({ shippedBytes: 0, visibleBytes: 0, hiddenBytes: 0, efficiency: 1 });
    expect(diveCompatible).toEqual({
      efficiency: 1,
      neededBytes: 0,
      countedBytes: 0,
      wastedBytes: 0,
      userWastedPercent: null,
    });
  });

  it('count paths: implied directories are visible but no entries, markers and the root neither', async () => {
    const stack = await stackOf(
      [
        ['./', directory()],
        ['a/b/c', '1'],
      ],
      { 'a/b': gone, 'x/y': 'z' },
    );
    const { totals, layers } = analyse(stack);
    expect(layers.map(({ entries }) => entries)).toEqual([1, 1]);
    expect(layers[0]).toMatchObject({ added: 3, modified: 0, removed: 0 });
    expect(layers[1]).toMatchObject({ added: 2, modified: 0, removed: 2 });
    expect(totals.visibleEntries).toBe(3);
  });
});

describe('modified', () => {
  const modified = async (before: LayerEntries, after: LayerEntries) =>
    analyse(await stackOf(before, after)).layers[1]!.modified;

  it.each([
    ['mode', { a: file('x', { mode: 0o644 }) }, { a: file('x', { mode: 0o600 }) }, 1],
    ['uid', { a: file('x', { uid: 0 }) }, { a: file('x', { uid: 1 }) }, 1],
    ['gid', { a: file('x', { gid: 0 }) }, { a: file('x', { gid: 1 }) }, 1],
    ['content of equal size', { a: 'x' }, { a: 'y' }, 1],
    ['link target', { a: symlink('b') }, { a: symlink('c') }, 1],
    ['type', { a: symlink('b') }, { a: 'b' }, 1],
    ['seconds of mtime', { a: file('x', { mtime: new Date(1000) }) }, { a: file('x', { mtime: new Date(2000) }) }, 1],
    [
      'extended attributes',
      { a: file('x', { pax: { 'SCHILY.xattr.user.k': '1' } }) },
      { a: file('x', { pax: { 'SCHILY.xattr.user.k': '2' } }) },
      1,
    ],
    ['the mode of a directory', { 'd/': directory({ mode: 0o755 }) }, { 'd/': directory({ mode: 0o700 }) }, 1],
    [
      'not the time of a directory',
      { 'd/': directory({ mtime: new Date(1000) }) },
      { 'd/': directory({ mtime: new Date(2000) }) },
      0,
    ],
    [
      'not fractions of mtime',
      { a: file('x', { pax: { mtime: '5.25' } }) },
      { a: file('x', { pax: { mtime: '5.75' } }) },
      0,
    ],
    ['not an implied directory that gets attributes', { 'd/a': '1' }, { 'd/': directory({ mode: 0o700 }) }, 0],
    ['nothing', { a: 'x' }, { a: 'x' }, 0],
  ] as const)('%s', async (_, before, after, count) => {
    expect(await modified(before as LayerEntries, after as LayerEntries)).toBe(count);
  });
});
