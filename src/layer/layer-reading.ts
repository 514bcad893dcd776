import type { Compression } from '../inflate/compression.js';
import type { Digest } from '../oci/digest.js';
import type { Changeset } from './changeset.js';
import type { TocVerdict } from './toc/toc-verdict.js';

/** The digests of a layer as they were computed, each in the algorithm of the one that is claimed. */
export type LayerDigests = {
  /** Of the blob as stored; null when its bytes were not all read, or the algorithm cannot be computed. */
  readonly digest: Digest | null;
  /** Of the uncompressed tar; null for the same reasons, and where the blob cannot be inflated to its end. */
  readonly diffId: Digest | null;
};

/**
 * What of a blob was passed. `all`: every byte, and it could be inflated to its end. `damaged`: every byte, but it could not.
 * `stored`: every byte, but nobody tried to inflate them. `headers`: a plain tar was seeked over. `cached`: nothing, since
 * the index of a blob of that digest is known; digests are those of the blob it was made of. `none`: nothing.
 */
export type Passed = 'all' | 'damaged' | 'stored' | 'headers' | 'cached' | 'none';

/** A layer that was read: its index, and what passing over its bytes told. */
export type LayerReading = LayerDigests & {
  readonly changeset: Changeset;
  /** null where there are no bytes to tell. */
  readonly compression: Compression | null;
  readonly passed: Passed;
  /** Its table of contents for lazy runtimes against the tar; null where it has none. */
  readonly toc: TocVerdict | null;
};
