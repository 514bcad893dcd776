import type { Descriptor } from '../oci/descriptor.js';
import { shortDigest } from '../oci/digest.js';
import { imageIndexAt } from '../oci/image-index.js';
import { wrongShape } from '../oci/json-shape.js';
import { isImageManifest, type Manifest } from '../oci/manifest.js';
import { manifestKindOf } from '../oci/manifest-kind.js';
import { layerKindOf } from '../oci/media-type.js';
import { ImageError } from '../problem/errors.js';
import { ConfigFactsReader } from './config-facts.js';
import { type FileStore, whereMissing } from './file-store.js';
import type { FoundImage, LayerParts } from './found-image.js';
import { documentLimits, type ImageDocument, readDescribed, readDocument } from './image-document.js';
import type { ImageShape } from './image-shape.js';
import { locate } from './locate.js';
import type { UnusableContent } from './manifest-reader.js';
import { type ListedManifest, walkIndex } from './walk-index.js';

/**
 * The image layout of the spec (image-layout.md): `index.json` leads to manifests, those by digest to everything else.
 */
export const ociLayout: ImageShape = {
  title: 'OCI image layout',
  transport: { file: 'oci-archive', directory: 'oci' },
  find: async (store) => {
    const file = store.get('index.json');
    if (file === undefined) return null;
    const { place } = await readDocument(store, file, 'index.json', documentLimits.manifest);
    if (manifestKindOf(place, null) !== 'index') {
      // `index.json` is a common name; only beside the file that marks a layout does it have to be an index.
      if (store.get('oci-layout') === undefined) return null;
      throw wrongShape(place, 'an image index');
    }
    const configs = new ConfigFactsReader(store);
    const found: FoundImage[] = [];
    for (const listed of await walkIndex(store, imageIndexAt(place))) {
      if (listed.content.state !== 'manifest') found.push(unusableImage(store, listed, listed.content));
      else if (isImageManifest(listed.content.manifest)) {
        found.push(await foundImage(store, listed, listed.content.manifest, configs));
      }
    }
    return found;
  },
};

/**
 * An image of which the index alone tells. A missing one is not available; a broken one is, and says why when it is
 * opened.
 */
function unusableImage(store: FileStore, { descriptor, names }: ListedManifest, content: UnusableContent): FoundImage {
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
  store: FileStore,
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

async function readConfig(store: FileStore, { config }: Manifest): Promise<ImageDocument> {
  const document = await readDescribed(store, config, 'config');
  if (document === undefined) throw notHere(store, 'config', config);
  return document;
}

function layerParts(store: FileStore, layer: Descriptor): LayerParts {
  return {
    name: shortDigest(layer.digest),
    digest: layer.digest,
    mediaType: layer.mediaType,
    declaredSize: layer.size,
    urls: layer.urls,
    file: locate(store, layer),
  };
}

function notHere(store: FileStore, what: string, { digest }: Descriptor): ImageError {
  return new ImageError(
    `The index lists an image whose ${what} ${shortDigest(digest)} is not in ${whereMissing(store)}.`,
    store.damage === null
      ? 'Pull the image for this platform and save it again: docker pull --platform OS/ARCH NAME.'
      : 'Copy it again, or save the image again.',
  );
}
