import { expect, it } from 'vitest';
import { directory, gone, hardlink, type LayerEntries, stackOf } from '../images.js';

const base: LayerEntries = {
  'a/b/c/three': '333',
  'a/b/two': '22',
  'a/b/empty/': directory(),
  'a/one': '1',
  'a/same': hardlink('a/one'),
  other: '4444',
};

/** What is below each directory that the second layer removes, in the order of its whiteouts. */
async function below(...whiteouts: readonly string[]): Promise<number[]> {
  const stack = await stackOf(
    base,
    whiteouts.map((path) => [path, gone] as const),
  );
  return [...stack.layers[1]!.removedBelow.values()];
}

it('sums up what is below removed directories, whichever lie in each other and however often they are named', async () => {
  expect(await below('a')).toEqual([6]);
  expect(await below('a/b/c', 'a', 'a/b')).toEqual([3, 6, 5]);
  expect(await below('a/b', 'a/b', 'a/b')).toEqual([5, 5, 5]);
  expect(await below('a/b/empty', 'a/b/c')).toEqual([0, 3]);
  expect(await below('other', 'a/one', 'not/there')).toEqual([]);
});
