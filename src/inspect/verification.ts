import type { Check } from '../oci/check.js';
import type { Platform } from '../oci/platform.js';
import type { ImageCandidate, ImageLayer } from '../source/image.js';
import { isForeign } from './layer-checks.js';

/**
 * What checking an image came to. `incomplete`: nothing is wrong, but something that is promised is not here, cannot be read or
 * cannot be computed. `absent`: it is listed, but not here.
 */
export type VerificationOutcome = 'verified' | 'mismatch' | 'incomplete' | 'absent';

/** An image with everything that was held against its promises. */
export type Verification = {
  readonly reference: string | null;
  readonly platform: Platform | null;
  /** Digest of the manifest, or of the config where there is none. */
  readonly digest: string | null;
  readonly outcome: VerificationOutcome;
  /** Documents from the index down, then layers from the base up. */
  readonly checks: readonly Check[];
  /** From the base up; empty where they could not be learnt of. */
  readonly layers: readonly ImageLayer[];
  /** Why not all of it could be looked at; null where it could. Raw text. */
  readonly failure: string | null;
};

/** What the checks of an image come to. */
export function outcomeOf(
  checks: readonly Check[],
  layers: readonly ImageLayer[],
): 'verified' | 'mismatch' | 'incomplete' {
  if (checks.some(({ outcome }) => outcome === 'mismatch')) return 'mismatch';
  // Docker's first form and tars of files promise nothing: that nothing is wrong would say too much.
  if (layers.length > 0 && checks.every(({ promised }) => promised === null)) return 'incomplete';
  const isLeftOpen = ({ layer, promised, property, outcome }: Check): boolean => {
    if (promised === null || property === 'toc') return false;
    return outcome === 'unchecked' || (outcome === 'absent' && !isForeign(layers[layer!]!));
  };
  return checks.some(isLeftOpen) ? 'incomplete' : 'verified';
}

/** The checks of each blob, in their order. */
export function byBlob(checks: readonly Check[]): (readonly Check[])[] {
  const blobs = new Map<string, Check[]>();
  for (const one of checks) {
    const key = `${one.what} ${one.layer} ${one.blob}`;
    const known = blobs.get(key);
    if (known === undefined) blobs.set(key, [one]);
    else known.push(one);
  }
  return [...blobs.values()];
}

/** An image that is listed and of which nothing is here. */
export function absentImage({ reference, platform, digest, imageId }: ImageCandidate): Verification {
  return {
    reference,
    platform,
    digest: digest ?? imageId,
    outcome: 'absent',
    checks: [],
    layers: [],
    failure: 'its manifest or config is not here',
  };
}
