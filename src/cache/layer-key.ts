import { endianness } from 'node:os';
import type { LayerClaims } from '../layer/layer-claims.js';
import { tocAnnotations } from '../layer/toc/toc-annotations.js';
import type { Limits } from '../limits/limits.js';
import { algorithmOf } from '../oci/digest.js';
import { buildId } from './build-id.js';
import { formatVersion } from './kept-file.js';

/**
 * All that the index of a blob depends on, as a text; null where nothing says the digest of the blob. That is: the digest; the
 * algorithm in which the tar is hashed, that of the promised diff id (the diff id itself is held against it later); the annotations
 * that the table of contents is found and checked by; the limits; and who reads, which is the build: another one may know more of
 * tars. Columns are numbers as this machine has them in memory.
 */
export function layerKey({ digest, diffId, annotations }: LayerClaims, limits: Limits): string | null {
  if (digest === null) return null;
  const told = tocAnnotations.flatMap((name) => (annotations.has(name) ? [[name, annotations.get(name)]] : []));
  const algorithm = diffId === null ? null : algorithmOf(diffId);
  return JSON.stringify([digest, algorithm, told, limits, formatVersion, endianness(), buildId()]);
}
