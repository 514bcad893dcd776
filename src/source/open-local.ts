import { type Stats, statSync } from 'node:fs';
import { openFile } from '../blob/file-blob.js';
import { parseReference } from '../oci/reference.js';
import { ImageError, UsageError } from '../problem/errors.js';
import { copyStream } from '../spool/copy-stream.js';
import { openPipe } from '../spool/open-pipe.js';
import type { SpoolOptions } from '../spool/spool-options.js';
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
import { openArchive } from './open-archive.js';
import { openStandardInput, standardInput } from './standard-input.js';

/** Something on this machine that can hold images. */
type Medium = {
  fits(stats: Stats): boolean;
  open(path: string, options: SpoolOptions): Promise<FileStore>;
};

const media: readonly Medium[] = [
  { fits: (stats) => stats.isDirectory(), open: async (path, { limits }) => openDirectoryStore(path, limits) },
  { fits: (stats) => stats.isFile(), open: async (path, options) => openArchive(openFile(path), options) },
  {
    fits: (stats) => stats.isFIFO(),
    open: async (path, options) => openArchive(await copyStream(openPipe(path), path, options), options),
  },
];

/** Opens a file, directory or pipe (`-`: standard input), and lists the images that lie there in one of the shapes. */
export async function openLocal(
  path: string,
  shapes: readonly ImageShape[],
  options: SpoolOptions,
): Promise<ImageSource> {
  if (path === '') throw new UsageError('No image is named.', 'Give a file or a directory.');
  return await withPlace(path === '-' ? standardInput : path, async () => {
    const store = path === '-' ? await openStandardInput(options) : await openStore(path, options);
    try {
      return await listImages(path, store, shapes);
    } catch (error) {
      store.close();
      throw error;
    }
  });
}

async function openStore(path: string, options: SpoolOptions): Promise<FileStore> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw notFound(path);
  const medium = media.find(({ fits }) => fits(stats));
  if (medium !== undefined) return await medium.open(path, options);
  throw new ImageError(
    `${path} is neither a file nor a directory nor a pipe.`,
    'Give a file that `docker save` wrote, or pipe one in: docker save IMAGE | unearth -',
  );
}

async function listImages(path: string, store: FileStore, shapes: readonly ImageShape[]): Promise<ImageSource> {
  const found = await findContent(store, shapes);
  if (found === null) throw noneFound(store, shapes);
  const location = `${found.transport}:${path}`;
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
