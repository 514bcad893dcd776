import type { Compression } from '../inflate/compression.js';
import type { Changeset } from './changeset.js';

/** A layer that was read: its index, and what passing over its bytes told. */
export type LayerReading = {
  readonly changeset: Changeset;
  /** null where there are no bytes to tell. */
  readonly compression: Compression | null;
  /** Digest of the blob as stored (`sha256:…`); null when the bytes were not all read (plain layers are seeked over). */
  readonly digest: string | null;
  /** Digest of the uncompressed tar; null when the bytes were not all read. */
  readonly diffId: string | null;
};
