import { attachedTag } from '../oci/attached-tag.js';
import type { Descriptor } from '../oci/descriptor.js';
import { shortDigest } from '../oci/digest.js';
import { imageConfigAt } from '../oci/image-config.js';
import { isBesideImages } from '../oci/image-index.js';
import { isImageManifest, type Manifest } from '../oci/manifest.js';
import { layerKindOf } from '../oci/media-type.js';
import { ImageError } from '../problem/errors.js';
import type { Artifact } from './artifact.js';
import type { BlobStore } from './blob-store.js';
import { ConfigFactsReader } from './config-facts.js';
import { DamagedDocument, isAsPromised, underChecks } from './damaged-document.js';
import { whereMissing } from './file-store.js';
import { foundArtifact } from './found-artifact.js';
import type { FoundContent, FoundImage, LayerParts } from './found-image.js';
import { type ImageDocument, readDescribed } from './image-document.js';
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
    if (content.state === 'manifest' && isBeside(listed) && mayHaveBeenImage(listed)) {
      images.push(unusableImage(store, listed, { state: 'broken', error: noLongerAnImage(store, listed) }));
    } else if (content.state === 'other' || isBeside(listed)) artifacts.push(foundArtifact(listed));
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

/** Whether a manifest is not what was promised: what it is now need not be what it was. */
function mayHaveBeenImage({ descriptor, names, checks }: ListedManifest): boolean {
  return !isAsPromised(checks) && !isBesideImages(descriptor) && names.every((name) => attachedTag(name) === null);
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
  listed: ListedManifest,
  manifest: Manifest,
  configs: ConfigFactsReader,
): Promise<FoundImage> {
  const { descriptor, names, checks, problems } = listed;
  const config = locate(store, manifest.config);
  if (config === undefined && !isAsPromised(checks)) {
    const error = new DamagedDocument(notHere(store, 'config', manifest.config), checks);
    return unusableImage(store, listed, { state: 'broken', error });
  }
  const layers = manifest.layers.filter((layer) => layerKindOf(layer.mediaType) !== 'document');
  return {
    tags: names,
    platform: descriptor.platform ?? (config === undefined ? null : ((await configs.of(config))?.platform ?? null)),
    digest: descriptor.digest,
    imageId: manifest.config.digest,
    config,
    available: config !== undefined,
    missingLayers: layers.filter((layer) => locate(store, layer) === undefined).length,
    parts: async () => {
      const document = await readConfigDocument(store, manifest);
      const all = [...checks, ...document.checks];
      return {
        imageId: manifest.config.digest,
        config: underChecks(all, () => imageConfigAt(document.place)),
        layers: layers.map((layer) => layerParts(store, layer)),
        checks: all,
        problems: [...problems, ...document.problems],
      };
    },
  };
}

async function readConfigDocument(store: BlobStore, { config }: Manifest): Promise<ImageDocument> {
  const document = await readDescribed(store, config, 'config');
  if (document === undefined) throw notHere(store, 'config', config);
  return document;
}

function layerParts(store: BlobStore, layer: Descriptor): LayerParts {
  return {
    name: shortDigest(layer.digest),
    digest: layer.digest,
    mediaType: layer.mediaType,
    declaredSize: layer.size,
    urls: layer.urls,
    annotations: layer.annotations,
    file: locate(store, layer),
  };
}

function noLongerAnImage({ path }: BlobStore, { descriptor, checks }: ListedManifest): ImageError {
  const name = `The manifest ${shortDigest(descriptor.digest)} in ${path}`;
  const error = new ImageError(`${name} is none of an image.`, 'Copy it again, or save the image again.');
  return new DamagedDocument(error, checks);
}

function notHere(store: BlobStore, what: string, { digest }: Descriptor): ImageError {
  return new ImageError(
    `The index lists an image whose ${what} ${shortDigest(digest)} is not in ${whereMissing(store)}.`,
    store.damage === null
      ? 'Pull the image for this platform and save it again: docker pull --platform OS/ARCH NAME.'
      : 'Copy it again, or save the image again.',
  );
}
