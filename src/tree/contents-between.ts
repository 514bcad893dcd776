import { compareVersions, difference } from './change.js';
import type { Comparison } from './changes-between.js';
import type { RowsToHash } from './layer-changes.js';
import type { Stack } from './stack.js';

/** The contents of one image that have to be hashed before it is known which of its files differ between two layers. */
export function contentsBetween(stack: Stack, { before, after, change }: Comparison): RowsToHash {
  const rows = new Map<number, Set<number>>();
  for (let node = 0; node < change.length; node += 1) {
    const [was, is] = [before[node]!, after[node]!];
    if (change[node] === 0 || was < 0 || is < 0) continue;
    const bits = compareVersions({ stack, version: was }, { stack, version: is });
    if ((bits & difference.contentUnknown) === 0) continue;
    for (const version of [was, is]) {
      const { layer, row } = stack.locate(stack.inode(version));
      const wanted = rows.get(layer);
      if (wanted === undefined) rows.set(layer, new Set([row]));
      else wanted.add(row);
    }
  }
  return new Map([...rows].map(([layer, wanted]) => [layer, [...wanted].sort((a, b) => a - b)]));
}
