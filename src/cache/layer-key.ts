import { endianness } from 'node:os';
import type { LayerClaims } from '../layer/layer-claims.js';
import { tocAnnotations } from '../layer/toc/toc-annotations.js';
import type { Limits } from '../limits/limits.js';
import { algorithmOf } from '../oci/digest.js';
import { buildId } from './build-id.js';
import { formatVersion } from './kept-file.js';
import type { Place } from './place.js';

/**
 * All that the index of a blob depends on, as a text; null where nothing says the digest of the blob. That is: the digest; the
 * algorithm in which the tar is hashed, that of the promised diff id (the diff id itself is held against it later); the annotations
 * that the table of contents is found and checked by; the limits; and who reads, which is the build: another one may know more of
 * tars. Columns are numbers as this machine has them in memory.
 */
export function layerKey(claims: LayerClaims, limits: Limits): string | null {
  return claims.digest === null ? null : JSON.stringify([claims.digest, ...readBy(claims, limits)]);
}

/**
 * The same where nobody checked a digest: the index of a plain layer that was seeked over, or of a blob of which nothing says the digest,
 * belongs to the very file that it was read in, as long as that is not written to.
 */
export function placeKey(place: Place, claims: LayerClaims, limits: Limits): string {
  return JSON.stringify(['place', place, ...readBy(claims, limits)]);
}

function readBy({ diffId, annotations }: LayerClaims, limits: Limits): unknown[] {
  const told = tocAnnotations.flatMap((name) => (annotations.has(name) ? [[name, annotations.get(name)]] : []));
  const algorithm = diffId === null ? null : algorithmOf(diffId);
  return [algorithm, told, limits, formatVersion, endianness(), buildId()];
}
