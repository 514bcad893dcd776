import { rootNode } from '../path/path-tree.js';
import { countChanges } from '../tree/layer-changes.js';
import { rootfs } from '../tree/rootfs.js';
import type { Stack } from '../tree/stack.js';
import { absent } from '../tree/version.js';
import type { Analysis } from './analysis.js';
import { diveScore } from './dive-score.js';
import { hiddenFiles } from './hidden-files.js';

/** The figures of the layers that are stacked. Pure over the stack; asked again, it gives the same. */
export function analyse(stack: Stack): Analysis {
  const hidden = hiddenFiles(stack);
  const hiddenByLayer = stack.layers.map(() => 0);
  for (const file of hidden) hiddenByLayer[file.layer]! += file.bytes;

  const layers = stack.layers.map(({ entries, shippedBytes }, position) => ({
    entries,
    shippedBytes,
    hiddenBytes: hiddenByLayer[position]!,
    ...countChanges(stack, position),
  }));

  const shippedBytes = layers.reduce((sum, layer) => sum + layer.shippedBytes, 0);
  const hiddenBytes = hiddenByLayer.reduce((sum, bytes) => sum + bytes, 0);
  return {
    totals: {
      layers: layers.length,
      entries: layers.reduce((sum, layer) => sum + layer.entries, 0),
      shippedBytes,
      // Every content that ships is either hidden or has a name; which, the stack kept count of.
      visibleBytes: shippedBytes - hiddenBytes,
      visibleEntries: countVisible(stack),
      hiddenBytes,
      efficiency: shippedBytes === 0 ? 1 : (shippedBytes - hiddenBytes) / shippedBytes,
    },
    diveCompatible: diveScore(stack),
    layers,
    hidden,
  };
}

function countVisible(stack: Stack): number {
  const versions = rootfs(stack, stack.layers.length - 1);
  let count = 0;
  for (let node = rootNode + 1; node < versions.length; node += 1) if (versions[node] !== absent) count += 1;
  return count;
}
