import type { HiddenFile } from '../analysis/hidden-files.js';
import type { Inspection } from '../inspect/inspection.js';
import { type NodeId, rootNode } from '../path/path-tree.js';
import { type Change, changes, compareVersions } from '../tree/change.js';
import { changedNodes } from '../tree/changed-nodes.js';
import { changesBetween } from '../tree/changes-between.js';
import { rootfs } from '../tree/rootfs.js';
import { absent, type VersionId } from '../tree/version.js';
import { walk } from '../tree/walk.js';
import { askedPath, everNode } from './asked-path.js';

/** A line of a listing. */
export type ListedPath = {
  readonly node: NodeId;
  /** What is there; of what was removed or is hidden, what was. */
  readonly version: VersionId;
  /** What the layer did to it, and in what it differs from before; only where changes are listed. */
  readonly changed?: { readonly change: Exclude<Change, 'none'>; readonly differences: number };
  /** Only where hidden versions are listed. */
  readonly hidden?: HiddenFile;
};

/** What is listed: the filesystem after a layer, what the layer changed, or the contents that no name reaches after it. */
export const listings = { visible, changed, hidden } as const;

type Listed = (inspection: Inspection, layer: number, path: string | undefined) => Iterable<ListedPath>;

function visible(...[{ stack }, layer, path]: Parameters<Listed>): Iterable<ListedPath> {
  const versions = rootfs(stack, layer);
  const top = path === undefined ? rootNode : askedPath({ stack, layer, versions }, path, false);
  return below(top, (node) => versions[node] !== absent);

  function* below(from: NodeId, isThere: (node: NodeId) => boolean): Generator<ListedPath> {
    if (from !== rootNode) yield { node: from, version: versions[from]! };
    for (const node of walk(stack.tree, isThere, from)) yield { node, version: versions[node]! };
  }
}

function* changed(...[{ stack }, layer, path]: Parameters<Listed>): Generator<ListedPath> {
  const comparison = changesBetween({ stack, layer: layer - 1 }, { stack, layer });
  const { before, after, change } = comparison;
  const top = everNode({ stack, layer, versions: after }, path);
  for (const node of changedNodes(stack.tree, comparison, top)) {
    const [was, is] = [before[node]!, after[node]!];
    const version = is === absent ? was : is;
    const what = changes[change[node]!] as Exclude<Change, 'none'>;
    const differences = what === 'modified' ? compareVersions({ stack, version: was }, { stack, version: is }) : 0;
    yield { node, version, changed: { change: what, differences } };
  }
}

function* hidden(...[{ stack, analysis }, layer, path]: Parameters<Listed>): Generator<ListedPath> {
  const top = everNode({ stack, layer, versions: rootfs(stack, layer) }, path);
  for (const file of analysis.hidden) {
    if (file.hiddenBy > layer || !stack.tree.isWithin(file.node, top)) continue;
    yield { node: file.node, version: file.version, hidden: file };
  }
}
