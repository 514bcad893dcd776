import { type Stats, statSync } from 'node:fs';
import { parseReference } from '../oci/reference.js';
import { ImageError, UsageError } from '../problem/errors.js';
import type { Artifact } from './artifact.js';
import { openDirectoryStore } from './directory-store.js';
import type { FileStore } from './file-store.js';
import { findContent } from './find-content.js';
import { artifactsInWords } from './found-artifact.js';
import type { ImageSource } from './image.js';
import type { ImageShape } from './image-shape.js';
import { candidateOf } from './make-image.js';
import { withPlace } from './medium-error.js';
import { noImageError } from './no-image.js';
import { openTarStore } from './tar-store.js';

/** Something on this machine that can hold images. */
type Medium = {
  readonly medium: FileStore['medium'];
  fits(stats: Stats): boolean;
  open(path: string): FileStore;
};

const media: readonly Medium[] = [
  { medium: 'directory', fits: (stats) => stats.isDirectory(), open: openDirectoryStore },
  { medium: 'file', fits: (stats) => stats.isFile(), open: openTarStore },
];

/** Opens a file or directory and lists the images that lie there in one of the shapes. */
export async function openLocal(path: string, shapes: readonly ImageShape[]): Promise<ImageSource> {
  if (path === '') throw new UsageError('No image is named.', 'Give a file or a directory.');
  return await withPlace(path, async () => {
    const store = openStore(path);
    try {
      return await listImages(store, shapes);
    } catch (error) {
      store.close();
      throw error;
    }
  });
}

function openStore(path: string): FileStore {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw notFound(path);
  const medium = media.find(({ fits }) => fits(stats));
  if (medium !== undefined) return medium.open(path);
  throw new ImageError(
    `${path} is neither a file nor a directory.`,
    'An image is read at many places at once: write it to a file first.',
  );
}

async function listImages(store: FileStore, shapes: readonly ImageShape[]): Promise<ImageSource> {
  const found = await findContent(store, shapes);
  if (found === null) throw noneFound(store, shapes);
  const location = `${found.transport}:${store.path}`;
  const { images, artifacts } = found.content;
  if (images.length === 0) throw noneListed(store, artifacts);
  return {
    location,
    images: images.map((image) => candidateOf(image, artifacts, store, location)),
    artifacts,
    close: () => store.close(),
  };
}

function notFound(path: string): ImageError {
  return new ImageError(
    `There is no file or directory ${path}.`,
    parseReference(path) === null
      ? 'Check the path.'
      : `Check the path. If it is the name of an image, save that first: docker save ${path} -o FILE`,
  );
}

/** A prefix that does not fit explains more than what else the place may be, unless the place is damaged. */
function noneFound(store: FileStore, shapes: readonly ImageShape[]): ImageError {
  const [title, ...others] = new Set(shapes.map((shape) => shape.title));
  if (title === undefined || others.length > 0 || store.damage !== null) return noImageError(store);
  return new ImageError(
    `${store.path} is no ${title}.`,
    `Leave the prefix out, and the form is told by what is there: ${store.path}`,
  );
}

function noneListed({ path }: FileStore, artifacts: readonly Artifact[]): ImageError {
  return new ImageError(
    artifacts.length === 0 ? `${path} lists no image.` : `${path} holds ${artifactsInWords(artifacts)}, and no image.`,
    'Give what `docker save`, `podman save` or `skopeo copy` wrote of an image.',
  );
}
