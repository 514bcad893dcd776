import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameReader } from '../../src/layer/entry-name.js';
import { limitsWith } from '../../src/limits/limits.js';
import { PathTree } from '../../src/path/path-tree.js';

const limits = limitsWith({ pathDepth: 5, pathLength: 60 });

type Name = { name: string; isLeaf: boolean };

/** What a reader makes of a name, in words. */
function told(reader: NameReader, tree: PathTree, { name, isLeaf }: Name): string {
  const refused = reader.read(Buffer.from(name), isLeaf);
  return refused ?? `${reader.meaning} ${Buffer.from(tree.path(reader.path)).toString()}`;
}

const part = fc.constantFrom(
  'a',
  'b',
  'ab',
  '.',
  '..',
  '',
  '.wh.a',
  '.wh.',
  '.wh...',
  '.wh..wh.plnk',
  '.wh..wh..opq',
  '...',
  'c\0',
);
const name: fc.Arbitrary<Name> = fc.record({
  name: fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/')),
  isLeaf: fc.boolean(),
});

it('takes every name as it would alone, whatever names came before it', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const tree = new PathTree();
      const reader = new NameReader(tree, limits);
      for (const next of names) {
        const fresh = new PathTree();
        expect([next, told(reader, tree, next)]).toEqual([next, told(new NameReader(fresh, limits), fresh, next)]);
      }
    }),
    { numRuns: 3000 },
  );
});
