import { ImageError } from '../problem/errors.js';
import { mediaTypeAt } from './descriptor.js';
import { fieldAt, isAbsent, isRecord, type JsonPlace, nameOf } from './json-shape.js';
import { isIndexType, isManifestType } from './media-type.js';

export type ManifestKind = 'manifest' | 'index';

const nextStep = 'Tools can be made to see different images in it. Ask whoever made it, and do not run it.';

/**
 * Whether a document is a manifest or an index; null when it is neither. A document that can be read as both shows one
 * image to one tool and another to the next (CVE-2021-41190), so it is refused, as image-spec's manifest.md and
 * containerd do. `described` is the media type under which the document was pointed to.
 */
export function manifestKindOf(place: JsonPlace, described: string | null): ManifestKind | null {
  if (!isRecord(place.value)) return null;
  const hasManifests = !isAbsent(fieldAt(place, 'manifests'));
  const hasLayers = !isAbsent(fieldAt(place, 'layers')) || !isAbsent(fieldAt(place, 'config'));
  const isSchema1 = !isAbsent(fieldAt(place, 'fsLayers'));
  if ((hasManifests && hasLayers) || (isSchema1 && (hasManifests || hasLayers))) {
    throw new ImageError(`${nameOf(place)} can be read as more than one kind of manifest.`, nextStep);
  }

  const kind = hasManifests ? 'index' : hasLayers ? 'manifest' : null;
  for (const claimed of [mediaTypeAt(fieldAt(place, 'mediaType')), described].map(kindOfMediaType)) {
    if (kind !== null && claimed !== null && claimed !== kind) {
      throw new ImageError(`${nameOf(place)} has the media type of one thing and the fields of another.`, nextStep);
    }
  }
  return kind;
}

function kindOfMediaType(mediaType: string | null): ManifestKind | null {
  if (isIndexType(mediaType)) return 'index';
  return isManifestType(mediaType) ? 'manifest' : null;
}
