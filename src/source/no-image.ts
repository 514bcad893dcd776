import { ImageError } from '../problem/errors.js';
import { looksLikeFilesystem } from './bare-filesystem.js';
import type { FileStore } from './file-store.js';

/** Something that people take for an image, or an image in a form that is not read: how to tell, and what to say. */
type Lookalike = {
  isIt(store: FileStore): boolean;
  error(path: string, store: FileStore): ImageError;
};

const lookalikes: readonly Lookalike[] = [
  {
    isIt: (store) => store.damage !== null,
    error: (path, store) =>
      new ImageError(
        `${path} ${store.damage}, and nothing in what is there tells of an image.`,
        'Copy it again, or save the image again.',
      ),
  },
  {
    isIt: (store) => store.get('oci-layout') !== undefined,
    error: (path) =>
      new ImageError(
        `${path} is an image layout without its index.json.`,
        'Copy it again, or write the image again with `skopeo copy`.',
      ),
  },
  {
    isIt: (store) => store.whole === null && looksLikeFilesystem(store),
    error: (path) =>
      new ImageError(
        `${path} looks like the files of a container, unpacked, and is no image.`,
        'Give what `docker save` writes. Or look at the files as one layer: put them into a tar, and open that.',
      ),
  },
];

/** The error for a store in which no shape found its documents. */
export function noImageError(store: FileStore): ImageError {
  const known = lookalikes.find(({ isIt }) => isIt(store));
  if (known !== undefined) return known.error(store.path, store);
  return new ImageError(
    `${store.path} holds no image: there is no manifest.json and no index.json that lists one.`,
    store.whole === null
      ? 'Give what `docker save`, `podman save` or `skopeo copy` wrote, or an OCI image layout.'
      : `Give what \`docker save\`, \`podman save\` or \`skopeo copy\` wrote. To look at its files as one layer: tarball:${store.path}`,
  );
}
