import type { FileStore } from './file-store.js';
import type { FoundContent } from './found-image.js';

/** How images lie in a store: which documents name them, and how their blobs are found. One file and one row each. */
export type ImageShape = {
  /** What people call it. */
  readonly title: string;
  /** skopeo's word for it in an archive and in a directory. */
  readonly transport: Readonly<Record<FileStore['medium'], string>>;
  /** True of a shape that counts only in a store that is of none of the others. */
  readonly lastResort?: true;
  /**
   * The images in the store, in its order, and what lies beside them; null when the store is not of this shape. Throws an ImageError when it is,
   * but broken.
   */
  find(store: FileStore): Promise<FoundContent | null>;
};
