import { countChanges } from '../tree/layer-changes.js';
import type { Stack } from '../tree/stack.js';
import type { Analysis, LayerFigures } from './analysis.js';
import { diveScore } from './dive-score.js';
import { hiddenFiles } from './hidden-files.js';

/** The figures of the layers that are stacked. Pure over the stack; asked again, it gives the same. */
export function analyse(stack: Stack): Analysis {
  const steps = analyseInSteps(stack);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same with pauses, in which the stack must stay as it is. */
export function* analyseInSteps(stack: Stack): Generator<void, Analysis, void> {
  const hidden = hiddenFiles(stack);
  const hiddenByLayer = stack.layers.map(() => 0);
  for (const file of hidden) hiddenByLayer[file.layer]! += file.bytes;

  const layers: LayerFigures[] = [];
  let visibleEntries = 0;
  for (const [position, { entries, shippedBytes }] of stack.layers.entries()) {
    yield;
    const counts = countChanges(stack, position);
    visibleEntries += counts.added - counts.removed;
    layers.push({ entries, shippedBytes, hiddenBytes: hiddenByLayer[position]!, ...counts });
  }
  const diveCompatible = yield* diveScore(stack);

  const shippedBytes = layers.reduce((sum, layer) => sum + layer.shippedBytes, 0);
  const hiddenBytes = hiddenByLayer.reduce((sum, bytes) => sum + bytes, 0);
  return {
    totals: {
      layers: layers.length,
      entries: layers.reduce((sum, layer) => sum + layer.entries, 0),
      shippedBytes,
      // Every content that ships is either hidden or has a name; which, the stack kept count of.
      visibleBytes: shippedBytes - hiddenBytes,
      visibleEntries,
      hiddenBytes,
      efficiency: shippedBytes === 0 ? 1 : (shippedBytes - hiddenBytes) / shippedBytes,
    },
    diveCompatible,
    layers,
    hidden,
  };
}
