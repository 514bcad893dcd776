import type { NodeId } from '../path/path-tree.js';
import { type LifeEvent, lifeOf } from '../tree/life.js';
import type { Stack } from '../tree/stack.js';
import { absent } from '../tree/version.js';
import type { Analysis } from './analysis.js';
import type { HiddenFile } from './hidden-files.js';
import { hiddenIndex } from './hidden-index.js';

/** What one layer did to a path, and what of it nobody can reach any more. */
export type HistoryStep = {
  readonly layer: number;
  /** null where the layer wrote the path and left it as if it had not. */
  readonly event: LifeEvent | null;
  /** The contents that the layer wrote at this path, or linked it to, and that still ship although no name reaches them. */
  readonly hidden: readonly HiddenFile[];
};

/** The life of a path with its hidden contents, in the order of the layers; empty for a path that never was. */
export function pathHistory(stack: Stack, analysis: Analysis, node: NodeId): HistoryStep[] {
  const { byNode, byVersion } = hiddenIndex(analysis);
  const own = byNode.get(node) ?? [];
  const life = lifeOf(stack, node);
  const steps: HistoryStep[] = life.map((event) => {
    const written = own.filter(({ layer }) => layer === event.layer);
    const linked = event.after === absent ? undefined : byVersion.get(stack.inode(event.after));
    const hidden = linked === undefined || written.includes(linked) ? written : [...written, linked];
    return { layer: event.layer, event, hidden };
  });
  const untold = own.filter(({ layer }) => life.every((event) => event.layer !== layer));
  for (const layer of new Set(untold.map((file) => file.layer))) {
    steps.push({ layer, event: null, hidden: untold.filter((file) => file.layer === layer) });
  }
  return steps.sort((a, b) => a.layer - b.layer);
}
