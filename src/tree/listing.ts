import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import { changeBetween, changeCode } from './change.js';
import { changesBetween } from './changes-between.js';
import { beforeBase, rootfs } from './rootfs.js';
import type { Stack } from './stack.js';
import { absent, type VersionId } from './version.js';

/** Why a node is in a listing. */
export const membership = {
  /** It is not. */
  out: 0,
  /** Only as the way to something that is. */
  context: 1,
  /** It belongs to what was asked for. */
  member: 2,
  /** It is not in the filesystem any more, but a content that was there still ships. */
  ghost: 3,
} as const;

/**
 * A part of the tree to look at, as columns over its nodes: a filesystem, or what changed between two of them. It is a
 * fold made on demand and thrown away again; nothing in the tree depends on it.
 */
export type Listing = {
  readonly stack: Stack;
  /** Position of the layer after which things are as shown. */
  readonly layer: number;
  /** `membership` of each node. */
  readonly members: Uint8Array;
  /** The version to show: what is there, else what was there before it was removed; `absent` for what is out. */
  readonly versions: Int32Array;
  /** `changeCode` of each node. */
  readonly change: Uint8Array;
  /** Bytes of content that is there, at the node or below it; content with several names counts at the first. */
  readonly bytes: Float64Array;
  /** Bytes of content that was taken away between the two filesystems, at the node or below it. */
  readonly goneBytes: Float64Array;
  /** Bytes at the node or below it that no name reaches any more after `layer`, and that still ship. */
  readonly hiddenBytes: Float64Array;
};

/** The whole filesystem after a layer, with what that layer changed marked. */
export function listRootfs(stack: Stack, layer: number, withGhosts: boolean): Listing {
  const listing = emptyListing(stack, layer, rootfs(stack, layer), nothing(stack));
  const { members, versions } = listing;
  for (let node = 0; node < versions.length; node += 1)
    if (versions[node] !== absent) members[node] = membership.member;
  const journal = stack.layers[layer]?.journal;
  journal?.nodes.forEach((node, i) => {
    if (journal.after[i] === absent) return;
    listing.change[node] =
      changeCode[changeBetween({ stack, version: journal.before[i]! }, { stack, version: journal.after[i]! })];
  });
  return finish(listing, beforeBase, withGhosts);
}

/** What the layers after `from`, up to `to`, changed together; `beforeBase` stands for nothing at all. */
export function listChanges(stack: Stack, from: number, to: number, withGhosts: boolean): Listing {
  const { size } = stack.tree;
  const listing = emptyListing(stack, to, new Int32Array(size).fill(absent), new Float64Array(size));
  const { before, after, change } = changesBetween({ stack, layer: from }, { stack, layer: to });
  listing.change.set(change);
  for (let node = 0; node < change.length; node += 1) {
    if (change[node] === changeCode.none) continue;
    listing.members[node] = membership.member;
    listing.versions[node] = after[node] === absent ? before[node]! : after[node]!;
  }
  for (let node = before.length - 1; node > rootNode; node -= 1) {
    const parent = stack.tree.parent(node);
    if (listing.members[node] === membership.out || listing.members[parent] !== membership.out) continue;
    listing.members[parent] = membership.context;
    listing.versions[parent] = after[parent] === absent ? before[parent]! : after[parent]!;
  }
  return finish(listing, from, withGhosts);
}

const zeros = new WeakMap<Stack, Float64Array>();

/** Of a filesystem nothing is gone: all of them share one column, which nobody writes to. What is made for each layer is thrown away soon, and costs twice. */
function nothing(stack: Stack): Float64Array {
  let column = zeros.get(stack);
  if (column === undefined || column.length < stack.tree.size) {
    column = new Float64Array(stack.tree.size);
    zeros.set(stack, column);
  }
  return column;
}

function emptyListing(stack: Stack, layer: number, versions: Int32Array, goneBytes: Float64Array): Listing {
  const size = versions.length;
  return {
    stack,
    layer,
    members: new Uint8Array(size),
    versions,
    change: new Uint8Array(size),
    bytes: new Float64Array(size),
    goneBytes,
    hiddenBytes: new Float64Array(size),
  };
}

/** Adds hidden contents and sums all bytes up to the root: children have larger ids, so a descending pass does it. */
function finish(listing: Listing, from: number, withGhosts: boolean): Listing {
  const { stack, members, bytes, goneBytes, hiddenBytes } = listing;
  const { hidden } = stack;
  for (let i = 0; i < hidden.length; i += 1) {
    const hiddenBy = hidden.hiderAt(i);
    if (hiddenBy > listing.layer || hiddenBy <= from) continue;
    const version = hidden.versionAt(i);
    hiddenBytes[stack.nodeOf(version)]! += storedBytes(stack, version);
  }
  if (withGhosts) addGhosts(listing, from);
  const counted = new Uint8Array(versionCount(stack));
  let hasGone = false;
  for (let node = 0; node < members.length; node += 1) {
    const version = listing.versions[node]!;
    if (version < 0 || members[node] !== membership.member || stack.kind(version) !== kindOf.file) continue;
    const inode = stack.inode(version);
    if (counted[inode] !== 0) continue;
    counted[inode] = 1;
    const size = stack.storedSize(inode);
    if (listing.change[node] !== changeCode.removed) bytes[node] = size;
    else {
      goneBytes[node] = size;
      hasGone = true;
    }
  }
  sumUp(listing, bytes);
  sumUp(listing, hiddenBytes);
  // Most listings have none of them, and memory that nobody touches costs nothing.
  if (hasGone) sumUp(listing, goneBytes);
  return listing;
}

/** Adds what each node has to the one above it; most have nothing. */
function sumUp({ stack: { tree } }: Listing, sums: Float64Array): void {
  for (let node = sums.length - 1; node > rootNode; node -= 1) {
    const own = sums[node]!;
    if (own !== 0) sums[tree.parent(node)]! += own;
  }
}

/** Adds the nodes that are gone but whose content still ships, and the directories that led to them. */
function addGhosts(listing: Listing, from: number): void {
  const { stack, members, versions, hiddenBytes } = listing;
  const lastSeen = new Int32Array(members.length).fill(absent);
  for (let layer = 0; layer <= listing.layer; layer += 1) {
    const { nodes, before, after } = stack.layers[layer]!.journal;
    for (let i = 0; i < nodes.length; i += 1) lastSeen[nodes[i]!] = after[i] === absent ? before[i]! : after[i]!;
  }
  // Hidden contents come in the order in which they were hidden, so of several at one node the last one is shown.
  for (const { version, hiddenBy } of stack.hidden) {
    if (hiddenBy > listing.layer || hiddenBy <= from) continue;
    const node = stack.nodeOf(version);
    if (hiddenBytes[node] === 0) continue;
    if (members[node] !== membership.out && members[node] !== membership.ghost) continue;
    members[node] = membership.ghost;
    versions[node] = version;
    for (let up = stack.tree.parent(node); members[up] === membership.out; up = stack.tree.parent(up)) {
      members[up] = membership.ghost;
      versions[up] = lastSeen[up]!;
    }
  }
}

function storedBytes(stack: Stack, version: VersionId): number {
  return stack.storedSize(stack.inode(version));
}

function versionCount(stack: Stack): number {
  const top = stack.layers.at(-1);
  return top === undefined ? 0 : top.firstVersion + top.changeset.rows;
}

/** The children of a node that are in the listing, in no order. */
export function childrenIn(listing: Listing, node: NodeId): NodeId[] {
  const { tree } = listing.stack;
  const children: NodeId[] = [];
  for (let child = tree.firstChild(node); child !== noNode; child = tree.nextSibling(child)) {
    if (child < listing.members.length && listing.members[child] !== membership.out) children.push(child);
  }
  return children;
}

/** Whether a node has a child that is in the listing. */
export function hasChildIn({ stack: { tree }, members }: Listing, node: NodeId): boolean {
  for (let child = tree.firstChild(node); child !== noNode; child = tree.nextSibling(child)) {
    if (child < members.length && members[child] !== membership.out) return true;
  }
  return false;
}
