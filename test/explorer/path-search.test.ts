import { expect, it, vi } from 'vitest';
import { PathSearch } from '../../src/explorer/filter/path-search.js';
import { NameSearch } from '../../src/find/name-search.js';
import { PathTree, rootNode } from '../../src/path/path-tree.js';

const term = { mode: 'text', pattern: 'b', negated: false } as const;

function treeOf(names: number): PathTree {
  const tree = new PathTree();
  for (let i = 0; i < names; i += 1) tree.intern(rootNode, Buffer.from(`a${i}`));
  return tree;
}

it('is one, however often it is begun and stopped in a turn', async () => {
  const search = new NameSearch(treeOf(10), [term]);
  const advance = vi.spyOn(search, 'advance').mockImplementation(() => {});
  const paths = new PathSearch(() => {});
  const turns = vi.spyOn(globalThis, 'setImmediate');
  const given = vi.spyOn(globalThis, 'clearImmediate');
  for (let i = 0; i < 5; i += 1) {
    paths.run(search);
    paths.stop();
  }
  paths.run(search);
  paths.run(search);
  expect(turns.mock.calls.length - given.mock.calls.length).toBe(1);
  turns.mockRestore();
  given.mockRestore();
  await new Promise((resolve) => setImmediate(resolve));
  paths.stop();
  const { length } = advance.mock.calls;
  expect(length).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(advance.mock.calls).toHaveLength(length);
});

it('goes on with a search that is begun when another one is told', async () => {
  const [first, second] = [new NameSearch(treeOf(10), [term]), new NameSearch(treeOf(20), [term])];
  const told: NameSearch[] = [];
  const paths = new PathSearch((search) => {
    told.push(search);
    if (search === first) paths.run(second);
  });
  paths.run(first);
  while (told.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([first, second]);
  expect(second.isDone).toBe(true);
});
