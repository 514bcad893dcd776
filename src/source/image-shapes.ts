import { likelyBareFilesystem } from './bare-filesystem.js';
import { dockerArchive } from './docker-archive.js';
import { dockerV1Archive } from './docker-v1-archive.js';
import type { ImageShape } from './image-shape.js';
import { ociLayout } from './oci-layout.js';
import { skopeoDirectory } from './skopeo-directory.js';

/**
 * Every shape in which images lie in files. A store may be of several: what an earlier row lists comes first, and a
 * later row names the place, since an archive that is both was written by `docker save`.
 */
export const imageShapes: readonly ImageShape[] = [
  ociLayout,
  skopeoDirectory,
  dockerArchive,
  dockerV1Archive,
  likelyBareFilesystem,
];
