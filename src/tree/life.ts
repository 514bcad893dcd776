import type { NodeId } from '../path/path-tree.js';
import { type Change, changeBetween, compareVersions } from './change.js';
import type { Stack } from './stack.js';
import { absent, type VersionId } from './version.js';

/** One station in the life of a path: what one layer did to it. */
export type LifeEvent = {
  readonly layer: number;
  readonly change: Exclude<Change, 'none'>;
  readonly before: VersionId;
  readonly after: VersionId;
  /** Bits of `difference`; 0 unless `modified`. */
  readonly differences: number;
};

/** What the layers did to a path, in their order. */
export function lifeOf(stack: Stack, node: NodeId): LifeEvent[] {
  const events: LifeEvent[] = [];
  stack.layers.forEach(({ journal }, layer) => {
    const index = journal.nodes.indexOf(node);
    if (index === -1) return;
    const before = journal.before[index]!;
    const after = journal.after[index]!;
    const change = changeBetween({ stack, version: before }, { stack, version: after });
    if (change === 'none') return;
    const both = before !== absent && after !== absent;
    const differences = both ? compareVersions({ stack, version: before }, { stack, version: after }) : 0;
    events.push({ layer, change, before, after, differences });
  });
  return events;
}
