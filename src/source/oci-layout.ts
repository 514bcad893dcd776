import { blobPath } from '../oci/digest.js';
import { manifestFields } from '../oci/go-fields.js';
import { imageIndexAt } from '../oci/image-index.js';
import { wrongShape } from '../oci/json-shape.js';
import { manifestKindOf } from '../oci/manifest-kind.js';
import type { BlobStore } from './blob-store.js';
import { describedImages } from './described-images.js';
import { readDocument } from './image-document.js';
import type { ImageShape } from './image-shape.js';
import { walkIndex } from './walk-index.js';

/**
 * The image layout of the spec (image-layout.md): `index.json` leads to manifests, those by digest to everything else.
 */
export const ociLayout: ImageShape = {
  title: 'OCI image layout',
  transport: { file: 'oci-archive', directory: 'oci' },
  find: async (store) => {
    const file = store.get('index.json');
    if (file === undefined) return null;
    const { place, problems } = await readDocument(store, file, 'index.json', 'documentSize', manifestFields);
    if (manifestKindOf(place, null) !== 'index') {
      // `index.json` is a common name; only beside the file that marks a layout does it have to be an index.
      if (store.get('oci-layout') === undefined) return null;
      throw wrongShape(place, 'an image index');
    }
    const blobs: BlobStore = { ...store, blob: (digest) => store.get(blobPath(digest)) };
    return await describedImages(blobs, await walkIndex(blobs, imageIndexAt(place), problems));
  },
};
