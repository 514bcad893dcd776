import type { NodeId } from '../../path/path-tree.js';

/** Which directories are open. It speaks of paths, so it survives a change of layer and of view. */
export type Folding = {
  /** What is so where the user said nothing: what a listing opens of itself, everything, or nothing. */
  readonly rest: 'listing' | 'open' | 'closed';
  /** What the user opened (true) and closed (false). */
  readonly said: ReadonlyMap<NodeId, boolean>;
};

export const folded: Folding = { rest: 'listing', said: new Map() };

/** Whether a directory is open. `opened` are those that the listing opens of itself. */
export function isOpen({ rest, said }: Folding, opened: ReadonlySet<NodeId>, node: NodeId): boolean {
  return said.get(node) ?? (rest === 'listing' ? opened.has(node) : rest === 'open');
}

export function fold(folding: Folding, nodes: Iterable<NodeId>, open: boolean): Folding {
  const said = new Map(folding.said);
  for (const node of nodes) said.set(node, open);
  return { ...folding, said };
}

export function foldAll(open: boolean): Folding {
  return { rest: open ? 'open' : 'closed', said: new Map() };
}
