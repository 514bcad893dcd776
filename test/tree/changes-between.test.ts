import { expect, it } from 'vitest';
import { decodeName } from '../../src/format/safe-text.js';
import { PathTree } from '../../src/path/path-tree.js';
import { changes } from '../../src/tree/change.js';
import { changesBetween } from '../../src/tree/changes-between.js';
import { beforeBase } from '../../src/tree/rootfs.js';
import { Stack } from '../../src/tree/stack.js';
import { changesetOf, file, gone, type LayerEntries, symlink, tarOf } from '../images.js';

async function stackIn(tree: PathTree, ...layers: LayerEntries[]): Promise<Stack> {
  const stack = new Stack(tree);
  for (const layer of layers) stack.push(changesetOf(await tarOf(layer)));
  return stack;
}

function told({ tree }: Stack, change: Uint8Array): string[] {
  return [...change]
    .map((code, node) => `${changes[code]} ${decodeName(tree.path(node))}`)
    .filter((line) => !/^(none|unchanged)/.test(line))
    .sort();
}

it('two images in one tree are compared as two layers of one are', async () => {
  const tree = new PathTree();
  const base = { 'etc/a': 'one', 'etc/b': 'two', 'usr/lib/x': 'x' };
  const first = await stackIn(tree, base, { 'etc/c': 'three' });
  // The same files in other layers and another order, with one of each change.
  const second = await stackIn(
    tree,
    { 'etc/c': 'three', lib: symlink('usr/lib') },
    { 'usr/lib/x': 'x', 'etc/b': file('two', { mode: 0o600 }) },
  );
  const { change } = changesBetween({ stack: first, layer: 1 }, { stack: second, layer: 1 });
  expect(told(first, change)).toEqual(['added lib', 'modified etc/b', 'removed etc/a']);
  const back = changesBetween({ stack: second, layer: 1 }, { stack: first, layer: 1 });
  expect(told(first, back.change)).toEqual(['added etc/a', 'modified etc/b', 'removed lib']);
});

it('what came and went in between does not show', async () => {
  const stack = await stackIn(new PathTree(), { a: '1' }, { b: '2' }, { b: gone });
  expect(told(stack, changesBetween({ stack, layer: 0 }, { stack, layer: 2 }).change)).toEqual([]);
  expect(told(stack, changesBetween({ stack, layer: beforeBase }, { stack, layer: 2 }).change)).toEqual(['added a']);
});

it('stacks of different trees cannot be compared', async () => {
  const [a, b] = [await stackIn(new PathTree(), {}), await stackIn(new PathTree(), {})];
  expect(() => changesBetween({ stack: a, layer: 0 }, { stack: b, layer: 0 })).toThrow('one tree');
});
