import { type Annotations, annotationsAt, type Descriptor, descriptorAt, mediaTypeAt } from './descriptor.js';
import { fieldAt, itemsAt, type JsonPlace, optionalAt } from './json-shape.js';
import { isUnknownPlatform } from './platform.js';

/**
 * A list of manifests, and of further indexes: one image for many platforms, or many images (image-spec
 * image-index.md).
 */
export type ImageIndex = {
  readonly mediaType: string | null;
  readonly manifests: readonly Descriptor[];
  readonly annotations: Annotations;
};

export function imageIndexAt(place: JsonPlace): ImageIndex {
  return {
    mediaType: mediaTypeAt(fieldAt(place, 'mediaType')),
    manifests: (optionalAt(fieldAt(place, 'manifests'), itemsAt) ?? []).map(descriptorAt),
    annotations: annotationsAt(fieldAt(place, 'annotations')),
  };
}

/**
 * Whether an entry says by itself that it is no image: BuildKit's attestations
 * (docs.docker.com/build/metadata/attestations/attestation-storage), and whatever is for no platform.
 */
export function isBesideImages(entry: Descriptor): boolean {
  return (
    isUnknownPlatform(entry.platform) || entry.annotations.get('vnd.docker.reference.type') === 'attestation-manifest'
  );
}
