import { checkProblems } from '../oci/check-problems.js';
import { brokenPromise } from '../oci/media-type.js';
import { shortened } from '../oci/shortened.js';
import type { Problem } from '../problem/problem.js';
import { problemCodes } from '../problem/problem-codes.js';
import type { Image, ImageLayer } from '../source/image.js';
import type { Stack } from '../tree/stack.js';
import type { LayerProgress } from './inspection.js';

/** All that was found wrong so far: with the image, in its layers, between them. */
export function inspectionProblems(image: Image, layers: readonly LayerProgress[], stack: Stack): Problem[] {
  return [
    ...image.problems,
    ...layers.flatMap((progress, index) => layerProblems(image.layers[index]!, progress)),
    ...stack.layers.flatMap((layer) => layer.problems),
  ];
}

/** Whether nothing was found because of which bytes could not be read. */
export function isComplete(problems: readonly Problem[]): boolean {
  return !problems.some(({ code }) => problemCodes[code].unreadable);
}

/** The problems of one layer, in its position: those of its bytes, and where they are not what was promised. */
function layerProblems({ index, mediaType }: ImageLayer, { reading, checks }: LayerProgress): Problem[] {
  if (reading === null) return [];
  const problems: Problem[] = reading.changeset.problems.map((problem) => ({ ...problem, layer: index }));
  // What has another size was told when the image was opened; what cannot be inflated to its end is told just above.
  problems.push(...checkProblems(checks.filter(({ property, found }) => property !== 'size' && found !== null)));
  const promised = reading.compression === null ? null : brokenPromise(mediaType, reading.compression);
  if (promised !== null) {
    const message = `The media type ${shortened(mediaType ?? '')} promises ${promised}; the bytes are ${reading.compression}.`;
    problems.push({ code: 'media-type-mismatch', message, layer: index, path: null, offset: null });
  }
  return problems;
}
