import type { LayerReading } from '../layer/layer-reading.js';
import { brokenPromise } from '../oci/media-type.js';
import type { Problem } from '../problem/problem.js';
import type { ImageLayer } from '../source/image.js';

/** Whether the bytes of a layer are what its digests promise; `unchecked` when not all of them were read. */
export type Verified = 'verified' | 'mismatch' | 'unchecked' | 'absent';

/** Holds what a layer was found to be against what descriptor and config say of it. */
export function verify({ digest, diffId }: Pick<ImageLayer, 'digest' | 'diffId'>, reading: LayerReading): Verified {
  const checks = [
    [digest, reading.digest],
    [diffId, reading.diffId],
  ].filter(([promised, found]) => promised?.startsWith('sha256:') && found !== null);
  if (checks.length === 0) return 'unchecked';
  return checks.every(([promised, found]) => promised === found) ? 'verified' : 'mismatch';
}

/** The problems of one layer, in its position: those of its bytes, and where they are not what was promised. */
export function layerProblems(layer: number, image: ImageLayer, reading: LayerReading, verified: Verified): Problem[] {
  const problems: Problem[] = reading.changeset.problems.map((problem) => ({ ...problem, layer }));
  const add = (code: Problem['code'], message: string) =>
    problems.push({ code, message, layer, path: null, offset: null });
  if (verified === 'mismatch') {
    if (reading.digest !== null && image.digest !== null && reading.digest !== image.digest) {
      add('digest-mismatch', `The layer's blob has the digest ${reading.digest}, its descriptor says ${image.digest}.`);
    }
    if (reading.diffId !== null && image.diffId !== null && reading.diffId !== image.diffId) {
      add('diff-id-mismatch', `The layer's tar has the digest ${reading.diffId}, the config says ${image.diffId}.`);
    }
  }
  const promised = reading.compression === null ? null : brokenPromise(image.mediaType, reading.compression);
  if (promised !== null) {
    add(
      'media-type-mismatch',
      `The media type ${image.mediaType} promises ${promised}; the bytes are ${reading.compression}.`,
    );
  }
  return problems;
}
