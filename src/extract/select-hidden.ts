import { type NodeId, rootNode } from '../path/path-tree.js';
import type { Stack } from '../tree/stack.js';
import type { VersionId } from '../tree/version.js';
import type { Selected } from './selection.js';

/** Which hidden contents are meant. */
export type HiddenAsked = {
  /** At these nodes, and below them. */
  readonly nodes: readonly NodeId[];
  /** Only those that were hidden when this layer was on. */
  readonly hiddenAt?: number;
  /** Only those that this layer wrote. */
  readonly writtenBy?: number;
};

/**
 * Contents that still ship and that no name reaches, each under the path it had. Of several at one path the last one has the path, and
 * the others `path@layerN`, after the layer that wrote them; so has one at whose path a directory has to be for others of them. Where
 * that is taken, as by a file that was really called so or for two of one layer, a `.2` or `.3` comes behind it.
 */
export function selectHidden(stack: Stack, { nodes, hiddenAt, writtenBy }: HiddenAsked): Selected[] {
  const { tree } = stack;
  const byNode = new Map<NodeId, VersionId[]>();
  for (const { version, hiddenBy } of stack.hidden) {
    const { layer, changeset, row } = stack.locate(version);
    if (changeset.storedSize[row] === 0) continue;
    if (hiddenBy > (hiddenAt ?? hiddenBy) || layer !== (writtenBy ?? layer)) continue;
    const node = stack.nodeOf(version);
    if (!nodes.some((top) => tree.isWithin(node, top))) continue;
    const others = byNode.get(node);
    if (others === undefined) byNode.set(node, [version]);
    else others.push(version);
  }
  const directories = new Set<NodeId>();
  for (const node of byNode.keys()) {
    for (let up = node; up !== rootNode && !directories.has(tree.parent(up)); up = tree.parent(up)) {
      directories.add(tree.parent(up));
    }
  }
  const pathOf = (node: NodeId) => Buffer.from(tree.path(node));
  const taken = new Set([...byNode.keys(), ...directories].map((node) => pathOf(node).toString('latin1')));
  const selected: Selected[] = [];
  for (const [node, versions] of byNode) {
    const path = pathOf(node);
    for (const [index, version] of versions.sort((a, b) => b - a).entries()) {
      if (index === 0 && !directories.has(node)) selected.push({ path, version });
      else selected.push({ path: freeName(path, stack.layerOf(version), taken), version });
    }
  }
  return selected.sort((a, b) => inWalkOrder(a.path, b.path));
}

function freeName(path: Buffer, layer: number, taken: Set<string>): Buffer {
  for (let number = 1; ; number += 1) {
    const name = Buffer.concat([path, Buffer.from(`@layer${layer}${number === 1 ? '' : `.${number}`}`)]);
    const key = name.toString('latin1');
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** A directory's paths one after the other: by their components, as `walk` goes. */
function inWalkOrder(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) if (a[i] !== b[i]) return a[i] === 0x2f ? -1 : b[i] === 0x2f ? 1 : a[i]! - b[i]!;
  return a.length - b.length;
}
