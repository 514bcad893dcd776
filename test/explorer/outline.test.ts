import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChildOrder } from '../../src/explorer/files/child-order.js';
import { type Folding, isOpen } from '../../src/explorer/files/folding.js';
import { sorts, standardOrder } from '../../src/explorer/files/order.js';
import { TreeOutline } from '../../src/explorer/files/outline.js';
import { type NodeId, noNode, rootNode } from '../../src/path/path-tree.js';
import { type Listing, listRootfs } from '../../src/tree/listing.js';
import { stackOf } from '../images.js';

const names = fc.constantFrom('a', 'b', 'cc', 'd.txt');
const paths = fc.array(fc.array(names, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 });

/** The same rows, made the plain way. */
function plainRows(
  listing: Listing,
  order: ChildOrder,
  open: (node: NodeId) => boolean,
  node: NodeId = rootNode,
): NodeId[] {
  return [...order.children(node)].flatMap((child) => [
    child,
    ...(open(child) ? plainRows(listing, order, open, child) : []),
  ]);
}

describe('an outline', () => {
  it('has the rows of the tree as far as it is open, whatever part of them is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.constantFrom(...sorts),
        fc.boolean(),
        fc.constantFrom('open' as const, 'closed' as const, 'listing' as const),
        fc.array(fc.tuple(fc.nat(60), fc.boolean())),
        async (files, sort, reversed, rest, said) => {
          // A path that is a directory elsewhere gets a name of its own.
          const stack = await stackOf(
            Object.fromEntries(files.map((parts, i) => [`${parts.join('/')}/f${i}`, 'x'.repeat(i)])),
          );
          const listing = listRootfs(stack, 0, false);
          const folding: Folding = { rest, said: new Map(said) };
          const opened = new Set([1, 2, 3, 5, 8, 13]);
          const order = new ChildOrder(listing, { by: sort, reversed, directoriesFirst: null });
          const outline = new TreeOutline(order, folding, opened);
          const rows = plainRows(listing, order, (node) => isOpen(folding, opened, node));
          expect(outline.rows).toBe(rows.length);
          expect(outline.slice(0, rows.length + 5)).toEqual(rows);
          rows.forEach((node, row) => {
            expect(outline.nodeAt(row)).toBe(node);
            expect(outline.rowOf(node)).toBe(row);
            expect(outline.slice(row, 3)).toEqual(rows.slice(row, row + 3));
          });
          expect(outline.nodeAt(rows.length)).toBe(noNode);
          expect(outline.nodeAt(-1)).toBe(noNode);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds for a path in a closed directory the directory', async () => {
    const stack = await stackOf({ 'a/b/c': 'x', z: 'z' });
    const listing = listRootfs(stack, 0, false);
    const order = new ChildOrder(listing, standardOrder);
    const closed = new TreeOutline(order, { rest: 'closed', said: new Map() }, new Set());
    const deepest = stack.tree.find(Buffer.from('a/b/c'));
    expect(closed.nodeAt(closed.rowOf(deepest))).toBe(stack.tree.find(Buffer.from('a')));
    expect(closed.rows).toBe(2);
  });
});
