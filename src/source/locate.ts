import { memoryBlob } from '../blob/memory-blob.js';
import type { Descriptor } from '../oci/descriptor.js';
import { blobPath } from '../oci/digest.js';
import type { FileStore, StoredFile } from './file-store.js';

/**
 * The content that a descriptor points to: a blob of the layout, else what is embedded in the descriptor; undefined
 * when neither is there.
 */
export function locate(store: FileStore, descriptor: Descriptor): StoredFile | undefined {
  const stored = store.get(blobPath(descriptor.digest));
  if (stored !== undefined || descriptor.data === null) return stored;
  return { blob: memoryBlob(descriptor.data), recordedSize: descriptor.data.length };
}
