import { describe, expect, it } from 'vitest';
import { limitsWith } from '../../src/limits/limits.js';
import { PathTree } from '../../src/path/path-tree.js';
import { Stack } from '../../src/tree/stack.js';
import { changesetOf, directory, file, gone, hardlink, opaque, stackOf, symlink, tarOf } from '../images.js';
import { pathsOf, stackingProblems, writerOf } from './listing-of.js';

describe('whiteouts (image-spec layer.md)', () => {
  it('remove a file, and a directory with everything below it', async () => {
    const stack = await stackOf({ 'a/x': '1', 'a/y/z': '2', b: '3' }, { 'a/x': gone }, { a: gone });
    expect(pathsOf(stack, 0)).toEqual(['a', 'a/x', 'a/y', 'a/y/z', 'b']);
    expect(pathsOf(stack, 1)).toEqual(['a', 'a/y', 'a/y/z', 'b']);
    expect(pathsOf(stack, 2)).toEqual(['b']);
  });

  it('act on lower layers only, wherever they stand in the tar', async () => {
    const before = await stackOf({ a: '1' }, [
      ['a', '2'],
      ['a', gone],
    ]);
    const after = await stackOf({ a: '1' }, [
      ['a', gone],
      ['a', '2'],
    ]);
    expect(writerOf(before, 'a')).toBe('1 a');
    expect(writerOf(after, 'a')).toBe('1 a');
    // moby and containerd would let the marker delete what came before it.
    expect(stackingProblems(before)).toEqual(['whiteout-beside-entry 1 a']);
    expect(stackingProblems(after)).toEqual([]);
  });

  it('of nothing are a problem, and nothing else changes', async () => {
    const stack = await stackOf({ 'a/b': '1' }, { 'a/c': gone, 'x/y': gone, d: '2' });
    expect(pathsOf(stack)).toEqual(['a', 'a/b', 'd']);
    expect(stackingProblems(stack)).toEqual(['dangling-whiteout 1 a/c', 'dangling-whiteout 1 x/y']);
    expect(stack.layers[1]!.entries).toBe(1);
  });

  it('of a directory and of a path in it do not make each other dangling', async () => {
    const stack = await stackOf({ 'a/b': '1' }, { a: gone, 'a/b': gone });
    expect(pathsOf(stack)).toEqual([]);
    expect(stackingProblems(stack)).toEqual([]);
  });
});

describe('opaque whiteouts', () => {
  it('hide all lower children and keep their own, wherever they stand', async () => {
    const stack = await stackOf({ 'd/old': '1', 'd/sub/x': '2', e: '3' }, [
      ['d/new', '4'],
      ['d', opaque],
    ]);
    expect(pathsOf(stack)).toEqual(['d', 'd/new', 'e']);
    expect(stackingProblems(stack)).toEqual([]);
  });

  it('keep the directory itself', async () => {
    expect(pathsOf(await stackOf({ 'd/old': '1' }, { d: opaque }))).toEqual(['d']);
  });

  it('at the root empty the whole image', async () => {
    const stack = await stackOf({ 'a/b': '1', c: '2' }, [
      ['.wh..wh..opq', ''],
      ['n', '3'],
    ]);
    expect(pathsOf(stack)).toEqual(['n']);
  });

  it('win over a whiteout below them', async () => {
    const stack = await stackOf({ 'd/f': 'content' }, { d: opaque, 'd/f': gone });
    expect([...stack.hidden].map(({ cause }) => cause)).toEqual(['opaque']);
  });
});

describe('changeset over existing files', () => {
  it('merges directories and replaces their attributes', async () => {
    const stack = await stackOf({ 'd/': directory({ mode: 0o755 }), 'd/a': '1' }, { 'd/': directory({ mode: 0o700 }) });
    expect(pathsOf(stack)).toEqual(['d', 'd/a']);
    expect(writerOf(stack, 'd')).toBe('1 d');
  });

  it('lets a directory give way to a file and the reverse, whole', async () => {
    const stack = await stackOf({ 'a/x': '1', b: '2' }, { a: 'file now', 'b/y': '3' });
    expect(pathsOf(stack)).toEqual(['a', 'b', 'b/y']);
    expect(writerOf(stack, 'b')).toBe('implied');
    expect([...stack.hidden].map(({ cause }) => cause)).toEqual(['replaced', 'replaced']);
    expect(stackingProblems(stack)).toEqual(['parent-not-directory 1 b/y']);
  });

  it('lets a symlink give way to a directory entry of its name', async () => {
    const stack = await stackOf({ 'usr/lib/x': '1', lib: symlink('usr/lib') }, { 'lib/': directory(), 'lib/y': '2' });
    expect(pathsOf(stack)).toEqual(['lib', 'lib/y', 'usr', 'usr/lib', 'usr/lib/x']);
  });

  it('does not bring back what lay below a directory that was a file for a while', async () => {
    const stack = await stackOf({ 'a/x': '1' }, { a: '2' }, { 'a/y': '3' });
    expect(pathsOf(stack)).toEqual(['a', 'a/y']);
  });

  it('keeps an implied directory when what implied it is removed', async () => {
    expect(pathsOf(await stackOf({ 'a/b/c': '1' }, { 'a/b/c': gone }))).toEqual(['a', 'a/b']);
  });
});

describe('parents resolved through symlinks of the merged filesystem', () => {
  it('puts lib/x into usr/lib when lib is a link to it', async () => {
    const stack = await stackOf({ 'usr/lib/': directory(), lib: symlink('usr/lib') }, { 'lib/x': '1' });
    expect(pathsOf(stack)).toEqual(['lib', 'usr', 'usr/lib', 'usr/lib/x']);
    expect(writerOf(stack, 'usr/lib/x')).toBe('1 lib/x');
  });

  it('holds for links within one layer, absolute links, and links with ..', async () => {
    const stack = await stackOf({
      'opt/real/': directory(),
      'opt/one': symlink('/opt/real'),
      'opt/two': symlink('../opt/./one'),
      'opt/two/x': '1',
    });
    expect(writerOf(stack, 'opt/real/x')).toBe('0 opt/two/x');
  });

  it('keeps links that climb above the root inside it', async () => {
    const stack = await stackOf({ up: symlink('../../../etc'), 'etc/': directory() }, { 'up/x': '1' });
    expect(writerOf(stack, 'etc/x')).toBe('1 up/x');
  });

  it('makes the directories that a dangling link names', async () => {
    const stack = await stackOf({ l: symlink('not/there') }, { 'l/x': '1' });
    expect(pathsOf(stack)).toEqual(['l', 'not', 'not/there', 'not/there/x']);
  });

  it('refuses an entry below a loop', async () => {
    const stack = await stackOf({ a: symlink('b'), b: symlink('a') }, { 'a/x': '1' });
    expect(pathsOf(stack)).toEqual(['a', 'b']);
    expect(stackingProblems(stack)).toEqual(['symlink-loop 1 a/x']);
    expect(stack.layers[1]!.shippedBytes).toBe(0);
  });

  it('resolves the parents of whiteouts too', async () => {
    const stack = await stackOf({ 'usr/lib/x': '1', lib: symlink('usr/lib') }, { 'lib/x': gone });
    expect(pathsOf(stack)).toEqual(['lib', 'usr', 'usr/lib']);
  });

  // overlay2 and docker write the first, `docker export` and umoci keep what the symlink led to.
  it('does not resolve markers through a symlink that the layer itself replaces or removes', async () => {
    const base = { 'real/x': '1', link: symlink('real') };
    const kept = ['link', 'link/y', 'real', 'real/x'];
    expect(pathsOf(await stackOf(base, { 'link/': directory(), link: opaque, 'link/y': '2' }))).toEqual(kept);
    expect(pathsOf(await stackOf(base, { 'link/': directory(), 'link/x': gone, 'link/y': '2' }))).toEqual(kept);
    const removed = [['link', gone] as const, ['link', opaque] as const, ['link/y', '2'] as const];
    expect(pathsOf(await stackOf(base, removed))).toEqual(kept);
    // The symlink of another directory still leads there.
    const other = { ...base, 'dir/': directory(), 'dir/up': symlink('../real') };
    const both = { 'link/': directory(), 'dir/up': opaque };
    expect(pathsOf(await stackOf(other, both))).toEqual(['dir', 'dir/up', 'link', 'real']);
  });

  it('stops when the link is gone', async () => {
    const stack = await stackOf({ 'r/': directory(), l: symlink('r') }, { l: gone }, { 'l/x': '1' });
    expect(pathsOf(stack)).toEqual(['l', 'l/x', 'r']);
  });
});

describe('hard links', () => {
  it('share the content of their target, which counts once', async () => {
    const stack = await stackOf({ a: 'twelve bytes', b: hardlink('a') });
    expect(stack.facts(stack.layers[0]!.firstVersion + 1)?.size).toBe(12);
    expect(stack.layers[0]!.shippedBytes).toBe(12);
  });

  it('keep the content visible when the first name goes', async () => {
    const stack = await stackOf({ a: 'content', b: hardlink('a') }, { a: gone });
    expect(pathsOf(stack)).toEqual(['b']);
    expect([...stack.hidden]).toEqual([]);
  });

  it('bind to what the target is at that point', async () => {
    const stack = await stackOf([
      ['a', 'old'],
      ['b', hardlink('a')],
      ['a', 'newer'],
    ]);
    expect(stack.facts(stack.layers[0]!.firstVersion + 1)?.size).toBe(3);
    expect([...stack.hidden]).toEqual([]);
  });

  it('may lead to a file of a lower layer, and through symlinks', async () => {
    const stack = await stackOf({ 'usr/lib/x': 'abc', lib: symlink('usr/lib') }, { y: hardlink('lib/x') });
    expect(writerOf(stack, 'y')).toBe('0 usr/lib/x');
  });

  it('to nothing are refused', async () => {
    const stack = await stackOf({ a: hardlink('missing'), b: hardlink('b'), 'd/': directory(), c: hardlink('d') });
    expect(pathsOf(stack)).toEqual(['d']);
    expect(stackingProblems(stack).map((problem) => problem.split(' ')[0])).toEqual(
      Array(3).fill('hardlink-target-missing'),
    );
  });

  it('lead to AUFS link targets, which ship once they are linked to', async () => {
    const stack = await stackOf({
      '.wh..wh.plnk/7.1': 'shared',
      '.wh..wh.aufs': 'bookkeeping',
      a: hardlink('/.wh..wh.plnk/7.1'),
      b: hardlink('.wh..wh.plnk/7.1'),
    });
    expect(pathsOf(stack)).toEqual(['a', 'b']);
    expect(stack.layers[0]!.shippedBytes).toBe(6);
    expect(stackingProblems(stack)).toEqual([]);
  });

  it('lead to an AUFS link target also when an earlier link to it is gone again', async () => {
    const target = ['.wh..wh.plnk/7.1', 'shared'] as const;
    const again = await stackOf([target, ['a', hardlink(target[0])], ['a', directory()], ['b', hardlink(target[0])]]);
    expect(pathsOf(again)).toEqual(['a', 'b']);
    expect([...again.hidden]).toEqual([]);

    const gone = await stackOf([target, ['a', hardlink(target[0])], ['a', directory()]]);
    expect([...gone.hidden]).toMatchObject([{ cause: 'duplicate-entry', hiddenBy: 0 }]);
    expect(gone.layers[0]!.shippedBytes).toBe(6);
  });
});

describe('names', () => {
  it('are normalised, and refused when they leave the root', async () => {
    const stack = await stackOf([
      ['./a//b/../c', '1'],
      ['/d', '2'],
      ['../e', '3'],
      ['f/../../g', '4'],
    ]);
    expect(pathsOf(stack)).toEqual(['a', 'a/c', 'd']);
    expect(stack.layers[0]!.changeset.problems.map(({ code }) => code)).toEqual([
      'name-escapes-root',
      'name-escapes-root',
    ]);
  });

  it('that are whiteouts of nothing are refused', async () => {
    const stack = await stackOf({ 'd/a': '1' }, [
      ['d/.wh.', ''],
      ['d/.wh..', ''],
      ['d/.wh...', ''],
    ]);
    expect(pathsOf(stack)).toEqual(['d', 'd/a']);
    expect(stack.layers[1]!.changeset.problems.map(({ code }) => code)).toEqual(Array(3).fill('name-invalid-whiteout'));
  });

  it('of Object.prototype are names like others', async () => {
    const stack = await stackOf([
      ['__proto__/constructor', '1'],
      ['toString', '2'],
    ]);
    expect(pathsOf(stack)).toEqual(['__proto__', '__proto__/constructor', 'toString']);
  });

  it('may be anything between the slashes', async () => {
    const stack = await stackOf({ 'new\nline': '1', 'back\\slash': '2', '\u00e9': '3', 'e\u0301': '4' });
    expect(stack.tree.size).toBe(5);
  });
});

it('the same path written twice in a layer counts once, and the last one stays', async () => {
  const stack = await stackOf([
    ['a', 'first'],
    ['a', 'second!'],
  ]);
  expect(stack.layers[0]!.entries).toBe(1);
  expect([...stack.hidden].map(({ cause, hiddenBy }) => [cause, hiddenBy])).toEqual([['duplicate-entry', 0]]);
  expect(stackingProblems(stack)).toEqual(['duplicate-entry 0 a']);
});

it('a path nested ten thousand deep is removed without recursion', async () => {
  const deep = Array.from({ length: 10_000 }, () => 'd').join('/');
  const noLimits = { pathLength: Number.POSITIVE_INFINITY, pathDepth: Number.POSITIVE_INFINITY };
  const stack = new Stack(new PathTree(), limitsWith(noLimits));
  stack.push(changesetOf(await tarOf([[`${deep}/f`, file('x')]]), noLimits));
  stack.push(changesetOf(await tarOf({ d: gone })));
  expect(pathsOf(stack)).toEqual([]);
  expect(stack.hidden).toHaveLength(1);
});

it('a layer with thousands of problems of one kind keeps some and counts the rest', async () => {
  const markers = Array.from({ length: 2500 }, (_, index) => [`missing-${index}`, gone] as const);
  const stack = await stackOf({ a: '1' }, markers);
  const { problems } = stack.layers[1]!;
  expect(problems).toHaveLength(1001);
  expect(problems.at(-1)).toMatchObject({
    code: 'dangling-whiteout',
    message: 'There are 1500 more problems of this kind in this layer; --max-problems keeps more.',
    layer: 1,
    path: null,
  });
});

it('a path that gave way and is written again in its layer is one entry, written twice', async () => {
  const stack = await stackOf([
    ['a', 'x'],
    ['a/b', 'y'],
    ['a', 'z'],
  ]);
  expect(stack.layers[0]!.entries).toBe(2);
  expect(stackingProblems(stack)).toEqual(['parent-not-directory 0 a/b', 'duplicate-entry 0 a']);
});

it('only a directory can be the root', async () => {
  const stack = await stackOf([
    ['.', file('z')],
    ['a/..', symlink('x')],
    ['./', directory({ mode: 0o700 })],
  ]);
  expect(stack.layers[0]).toMatchObject({ entries: 0, shippedBytes: 0 });
  expect(stack.layers[0]!.changeset.problems.map(({ code }) => code)).toEqual(['name-empty', 'name-empty']);
});
