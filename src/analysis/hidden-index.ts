import type { NodeId } from '../path/path-tree.js';
import type { VersionId } from '../tree/version.js';
import type { Analysis } from './analysis.js';
import type { HiddenFile } from './hidden-files.js';

/** The hidden files of an analysis, found by what they are asked for with. */
export type HiddenIndex = {
  /** By the version that carries the bytes. */
  readonly byVersion: ReadonlyMap<VersionId, HiddenFile>;
  /** By the path that carried them, in the order of the layers. */
  readonly byNode: ReadonlyMap<NodeId, readonly HiddenFile[]>;
  /** Of what each layer wrote, by the layer's position; largest first. */
  readonly byLayer: ReadonlyMap<number, readonly HiddenFile[]>;
  /** What each layer hid, by the layer's position; largest first. */
  readonly byHider: ReadonlyMap<number, readonly HiddenFile[]>;
};

const indexes = new WeakMap<Analysis, HiddenIndex>();

export function hiddenIndex(analysis: Analysis): HiddenIndex {
  let index = indexes.get(analysis);
  if (index === undefined) {
    const { hidden } = analysis;
    const inOrder = hidden.toSorted((a, b) => a.version - b.version);
    index = {
      byVersion: new Map(hidden.map((file) => [file.version, file])),
      byNode: groupBy(inOrder, ({ node }) => node),
      byLayer: groupBy(hidden, ({ layer }) => layer),
      byHider: groupBy(hidden, ({ hiddenBy }) => hiddenBy),
    };
    indexes.set(analysis, index);
  }
  return index;
}

function groupBy(files: readonly HiddenFile[], keyOf: (file: HiddenFile) => number): Map<number, HiddenFile[]> {
  const groups = new Map<number, HiddenFile[]>();
  for (const file of files) {
    const group = groups.get(keyOf(file));
    if (group === undefined) groups.set(keyOf(file), [file]);
    else group.push(file);
  }
  return groups;
}
