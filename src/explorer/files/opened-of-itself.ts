import { type NodeId, rootNode } from '../../path/path-tree.js';
import { changeCode } from '../../tree/change.js';
import { childrenIn, type Listing, membership } from '../../tree/listing.js';
import { isDirectory } from './child-order.js';

/** Rows that a listing may have because it opened directories of itself: about a screenful. */
const enough = 48;

/** Directories that are opened because something hidden is in them: a few, the ones with the most bytes. */
const enoughHidden = 24;

const known = new WeakMap<Listing, ReadonlySet<NodeId>>();

/**
 * The directories that are open before the user said anything: all of them where that is little to read; else those that
 * only lead to what the listing is about, and whatever is the only thing in its directory. `shown` are nodes to be seen
 * in any case: the hidden files, when these were asked for. They are gone through once, as far as they are opened.
 */
export function openedOfItself(listing: Listing, shown: Iterable<NodeId>): ReadonlySet<NodeId> {
  let opened = known.get(listing);
  if (opened === undefined) {
    opened = waysTo(listing, shown) ?? openByLevel(listing);
    known.set(listing, opened);
  }
  return opened;
}

/** The directories from `node` down that have nothing but one directory in them, `node` first. */
export function chainFrom(listing: Listing, node: NodeId): NodeId[] {
  const chain = [node];
  for (let at = node; ; ) {
    const [only, ...more] = childrenIn(listing, at);
    if (only === undefined || more.length > 0 || !isDirectory(listing, only)) return chain;
    chain.push(only);
    at = only;
  }
}

function openByLevel(listing: Listing): Set<NodeId> {
  const opened = new Set<NodeId>();
  let rows = childrenIn(listing, rootNode).length;
  let level = [rootNode];
  const small = isSmall(listing);
  while (level.length > 0) {
    const below: NodeId[] = [];
    for (const parent of level) {
      const siblings = childrenIn(listing, parent);
      for (const node of siblings) {
        const children = childrenIn(listing, node).length;
        if (children === 0 || rows + children > enough) continue;
        if (!small && siblings.length > 1 && !leadsOn(listing, node)) continue;
        opened.add(node);
        rows += children;
        below.push(node);
      }
    }
    level = below;
  }
  return opened;
}

/** A directory that was there before and stays: of interest for what changed in it, not of itself. */
function leadsOn({ members, change }: Listing, node: NodeId): boolean {
  if (members[node] === membership.context) return true;
  return change[node] === changeCode.unchanged || change[node] === changeCode.modified;
}

function isSmall({ members }: Listing): boolean {
  let rows = 0;
  for (let node = 1; node < members.length; node += 1) {
    if (members[node] === membership.out) continue;
    rows += 1;
    if (rows > enough) return false;
  }
  return true;
}

/** The directories above the first of the nodes; null where there are none. */
function waysTo({ stack }: Listing, nodes: Iterable<NodeId>): Set<NodeId> | null {
  const opened = new Set<NodeId>();
  let left = enoughHidden;
  for (const node of nodes) {
    for (let up = stack.tree.parent(node); up !== rootNode && !opened.has(up); up = stack.tree.parent(up)) {
      opened.add(up);
    }
    left -= 1;
    if (left === 0) break;
  }
  return left === enoughHidden ? null : opened;
}
