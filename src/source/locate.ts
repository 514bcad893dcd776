import { memoryBlob } from '../blob/memory-blob.js';
import type { Descriptor } from '../oci/descriptor.js';
import type { BlobStore } from './blob-store.js';
import type { StoredFile } from './file-store.js';

/**
 * The content that a descriptor points to: a blob of the store, else what is embedded in the descriptor; undefined
 * when neither is there.
 */
export function locate(store: BlobStore, descriptor: Descriptor): StoredFile | undefined {
  const stored = store.blob(descriptor.digest);
  if (stored !== undefined || descriptor.data === null) return stored;
  return { blob: memoryBlob(descriptor.data), recordedSize: descriptor.data.length };
}
