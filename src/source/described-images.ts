import { attachedTag } from '../oci/attached-tag.js';
import type { Descriptor } from '../oci/descriptor.js';
import { shortDigest } from '../oci/digest.js';
import { imageConfigAt, type ReadConfig } from '../oci/image-config.js';
import { isBesideImages } from '../oci/image-index.js';
import { isImageManifest, type Manifest } from '../oci/manifest.js';
import { layerKindOf } from '../oci/media-type.js';
import { ImageError } from '../problem/errors.js';
import type { Artifact } from './artifact.js';
import type { BlobStore } from './blob-store.js';
import { ConfigFactsReader } from './config-facts.js';
import { whereMissing } from './file-store.js';
import { foundArtifact } from './found-artifact.js';
import type { FoundContent, FoundImage, LayerParts } from './found-image.js';
import { readDescribed } from './image-document.js';
import { locate } from './locate.js';
import type { UnusableContent } from './manifest-reader.js';
import type { ListedManifest } from './walk-index.js';

/** The images among manifests, whose config and layers are blobs of the store, and the artifacts. */
export async function describedImages(store: BlobStore, manifests: readonly ListedManifest[]): Promise<FoundContent> {
  const configs = new ConfigFactsReader(store);
  const images: FoundImage[] = [];
  const artifacts: Artifact[] = [];
  for (const listed of manifests) {
    const { content } = listed;
    if (content.state === 'other' || isBeside(listed)) artifacts.push(foundArtifact(listed));
    else if (content.state !== 'manifest') images.push(unusableImage(store, listed, content));
    else images.push(await foundImage(store, listed, content.manifest, configs));
  }
  return { images, artifacts };
}

function isBeside({ descriptor, names, content }: ListedManifest): boolean {
  if (isBesideImages(descriptor)) return true;
  if (content.state === 'manifest') return !isImageManifest(content.manifest);
  // Only the name is left to tell. Mirrors name images `sha256-HEX` too, but not with one of these suffixes.
  return names.some((name) => (attachedTag(name)?.suffix ?? null) !== null);
}

/**
 * An image of which the index alone tells. A missing one is not available; a broken one is, and says why when it is
 * opened.
 */
function unusableImage(store: BlobStore, { descriptor, names }: ListedManifest, content: UnusableContent): FoundImage {
  return {
    tags: names,
    platform: descriptor.platform,
    digest: descriptor.digest,
    imageId: null,
    config: undefined,
    available: content.state === 'broken',
    missingLayers: 0,
    parts: async () => {
      throw content.state === 'broken' ? content.error : notHere(store, 'manifest', descriptor);
    },
  };
}

async function foundImage(
  store: BlobStore,
  { descriptor, names, problems }: ListedManifest,
  manifest: Manifest,
  configs: ConfigFactsReader,
): Promise<FoundImage> {
  const config = locate(store, manifest.config);
  const layers = manifest.layers.filter((layer) => layerKindOf(layer.mediaType) !== 'document');
  return {
    tags: names,
    platform: descriptor.platform ?? (config === undefined ? null : ((await configs.of(config))?.platform ?? null)),
    digest: descriptor.digest,
    imageId: manifest.config.digest,
    config,
    available: config !== undefined,
    missingLayers: layers.filter((layer) => locate(store, layer) === undefined).length,
    parts: async () => ({
      imageId: manifest.config.digest,
      config: await readConfig(store, manifest),
      layers: layers.map((layer) => layerParts(store, layer)),
      problems,
    }),
  };
}

async function readConfig(store: BlobStore, { config }: Manifest): Promise<ReadConfig> {
  const document = await readDescribed(store, config, 'config');
  if (document === undefined) throw notHere(store, 'config', config);
  const read = imageConfigAt(document.place);
  return { ...read, problems: [...document.problems, ...read.problems] };
}

function layerParts(store: BlobStore, layer: Descriptor): LayerParts {
  return {
    name: shortDigest(layer.digest),
    digest: layer.digest,
    mediaType: layer.mediaType,
    declaredSize: layer.size,
    urls: layer.urls,
    file: locate(store, layer),
  };
}

function notHere(store: BlobStore, what: string, { digest }: Descriptor): ImageError {
  return new ImageError(
    `The index lists an image whose ${what} ${shortDigest(digest)} is not in ${whereMissing(store)}.`,
    store.damage === null
      ? 'Pull the image for this platform and save it again: docker pull --platform OS/ARCH NAME.'
      : 'Copy it again, or save the image again.',
  );
}
