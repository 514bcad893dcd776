import { type NodeId, noNode } from '../path/path-tree.js';
import { type Listing, membership } from '../tree/listing.js';
import type { VersionId } from '../tree/version.js';
import { bare } from './covering.js';
import { ancestors, outlineOf } from './files/files.js';
import { fold } from './files/folding.js';
import type { State } from './state.js';

/**
 * Shows a content in the filesystem after the first of the layers in which a name leads to it: at the node, or else at another one. null where
 * none has it.
 */
export function goToVersion(state: State, version: VersionId, node: NodeId, layers: readonly number[]): State | null {
  const { stack } = state.inspection!;
  const inode = stack.inode(version);
  for (const layer of layers) {
    const there: State = {
      ...bare(state),
      focus: 'files',
      view: 'filesystem',
      layer,
      ghosts: null,
      filter: null,
      flat: null,
      pathTop: 0,
    };
    const { listing } = outlineOf(there)!;
    const at = nameOf(listing, node, inode);
    if (at !== noNode) return { ...there, cursor: at, folding: fold(state.folding, ancestors(listing, at), true) };
  }
  return null;
}

/** A path that leads to the content in a listing: the one that is meant, or another name of it. */
function nameOf({ stack, members, versions }: Listing, node: NodeId, inode: VersionId): NodeId {
  const leads = (at: NodeId) =>
    members[at] === membership.member && versions[at]! >= 0 && stack.inode(versions[at]!) === inode;
  if (node < members.length && leads(node)) return node;
  for (let at = 0; at < members.length; at += 1) if (leads(at)) return at;
  return noNode;
}
