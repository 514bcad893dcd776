import { defaultLimits, type Limits } from '../limits/limits.js';
import { type Annotations, annotationsAt, type Descriptor, descriptorAt, mediaTypeAt } from './descriptor.js';
import { fieldAt, itemsAt, type JsonPlace, optionalAt } from './json-shape.js';
import { checkLayerCount } from './layer-count.js';
import { isImageConfigType, layerKindOf } from './media-type.js';
import { opaqueLayerOf } from './opaque-layer.js';

/** One image for one platform, or an artifact that is stored in the same form (image-spec manifest.md). */
export type Manifest = {
  readonly mediaType: string | null;
  readonly config: Descriptor;
  /** From the base up. */
  readonly layers: readonly Descriptor[];
  /** Of an artifact, what it is. */
  readonly artifactType: string | null;
  /** The manifest that this one is about, as signatures and attestations have it. */
  readonly subject: Descriptor | null;
  readonly annotations: Annotations;
};

export function manifestAt(place: JsonPlace, limits: Limits = defaultLimits): Manifest {
  const layers = optionalAt(fieldAt(place, 'layers'), itemsAt) ?? [];
  checkLayerCount(fieldAt(place, 'layers'), layers.length, limits);
  return {
    mediaType: mediaTypeAt(fieldAt(place, 'mediaType')),
    config: descriptorAt(fieldAt(place, 'config')),
    layers: layers.map(descriptorAt),
    artifactType: mediaTypeAt(fieldAt(place, 'artifactType')),
    subject: optionalAt(fieldAt(place, 'subject'), descriptorAt),
    annotations: annotationsAt(fieldAt(place, 'annotations')),
  };
}

/**
 * Whether a manifest is an image. Artifacts (charts, modules, signatures) have another config (manifest.md "Guidelines
 * for Artifact Usage"); older attestations and signatures have that of an image, but only documents for layers, and
 * models of Ollama only files of a model.
 */
export function isImageManifest({ config, layers }: Manifest): boolean {
  if (config.mediaType !== null && !isImageConfigType(config.mediaType)) return false;
  return layers.length === 0 || layers.some(({ mediaType }) => mayBeOfImage(mediaType));
}

function mayBeOfImage(layerType: string | null): boolean {
  return layerKindOf(layerType) !== 'document' && (opaqueLayerOf(layerType)?.ofImages ?? true);
}
