import type { NodeId } from '../path/path-tree.js';
import { type Change, changeBetween, compareVersions } from './change.js';
import type { Stack } from './stack.js';
import { touches } from './touch-index.js';
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

/** What the layers did to a path, in their order. Who asks for many paths gives `indexedTouches`. */
export function lifeOf(stack: Stack, node: NodeId, touchesOf = touches): LifeEvent[] {
  const events: LifeEvent[] = [];
  for (const { layer, row } of touchesOf(stack, node)) {
    const { journal } = stack.layers[layer]!;
    const before = journal.before[row]!;
    const after = journal.after[row]!;
    const change = changeBetween({ stack, version: before }, { stack, version: after });
    if (change === 'none') continue;
    const both = before !== absent && after !== absent;
    const differences = both ? compareVersions({ stack, version: before }, { stack, version: after }) : 0;
    events.push({ layer, change, before, after, differences });
  }
  return events;
}
