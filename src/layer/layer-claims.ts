import type { Annotations } from '../oci/descriptor.js';
import type { Digest } from '../oci/digest.js';

/** What is claimed of a layer before a byte of it is read: it decides which digests are computed, and how to find its table of contents. */
export type LayerClaims = {
  /** Digest of the blob as stored; null where nothing says. */
  readonly digest: Digest | null;
  /** Digest of the uncompressed tar; null where nothing says. */
  readonly diffId: Digest | null;
  /** Of its descriptor. */
  readonly annotations: Annotations;
};

export const noClaims: LayerClaims = { digest: null, diffId: null, annotations: new Map() };
