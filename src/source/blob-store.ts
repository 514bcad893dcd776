import type { Digest } from '../oci/digest.js';
import type { FileStore, StoredFile } from './file-store.js';

/** A store whose files are blobs with digests: how each form names them is all that tells the forms apart. */
export type BlobStore = FileStore & {
  /** The blob of that digest; undefined where it is not here. */
  blob(digest: Digest): StoredFile | undefined;
};
