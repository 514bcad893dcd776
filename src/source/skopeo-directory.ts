import type { Limits } from '../limits/limits.js';
import type { Descriptor } from '../oci/descriptor.js';
import { encodedOf, sha256Of } from '../oci/digest.js';
import { manifestFields } from '../oci/go-fields.js';
import { imageIndexAt } from '../oci/image-index.js';
import { manifestAt } from '../oci/manifest.js';
import { manifestKindOf } from '../oci/manifest-kind.js';
import type { BlobStore } from './blob-store.js';
import { describedImages } from './described-images.js';
import { type ImageDocument, readDocument } from './image-document.js';
import type { ImageShape } from './image-shape.js';
import { type ListedManifest, walkIndex } from './walk-index.js';

/**
 * skopeo's `dir:`, which `podman save --format docker-dir` writes too: the manifest of one image as `manifest.json`,
 * its blobs beside it under the hex digits of their digests. Of an image for several platforms (`--all`) it is the
 * index, and the manifests are `HEX.manifest.json` (containers/image `directory/directory_transport.go`). docker's
 * `manifest.json` is a list, so that no document can be taken for the other. Tags are not recorded.
 */
export const skopeoDirectory: ImageShape = {
  title: 'skopeo directory',
  transport: { file: 'dir', directory: 'dir' },
  find: async (store) => {
    const file = store.get('manifest.json');
    if (file === undefined) return null;
    const claims = { what: 'manifest', blob: 'manifest.json', digest: null, size: null, says: 'file name' } as const;
    const document = await readDocument(store, file, 'manifest.json', 'documentSize', manifestFields, claims);
    const kind = manifestKindOf(document.place, null);
    if (kind === null) return null;
    const blobs: BlobStore = {
      ...store,
      blob: (digest) => store.get(`${encodedOf(digest)}.manifest.json`) ?? store.get(encodedOf(digest)),
    };
    const manifests =
      kind === 'index'
        ? await walkIndex(blobs, imageIndexAt(document.place), document.problems)
        : [theOnlyManifest(document, store.limits)];
    return await describedImages(blobs, manifests);
  },
};

/** Nothing points to the manifest here, so that its digest is what its bytes have. */
function theOnlyManifest({ place, bytes, checks, problems }: ImageDocument, limits: Limits): ListedManifest {
  const manifest = manifestAt(place, limits);
  const descriptor: Descriptor = {
    mediaType: manifest.mediaType,
    digest: sha256Of(bytes),
    size: bytes.length,
    urls: [],
    annotations: manifest.annotations,
    data: null,
    platform: null,
    artifactType: manifest.artifactType,
  };
  return { descriptor, names: [], content: { state: 'manifest', manifest }, checks, problems };
}
