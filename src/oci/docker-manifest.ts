import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { ImageError } from '../problem/errors.js';
import { type Descriptor, descriptorAt } from './descriptor.js';
import { entriesAt, fieldAt, itemsAt, type JsonPlace, optionalAt, textAt, textsAt } from './json-shape.js';
import { checkLayerCount } from './layer-count.js';

/**
 * One image of docker's `manifest.json` (moby docker-image-spec v1.2, "Combined Image JSON + Filesystem Changeset
 * Format").
 */
export type DockerManifestEntry = {
  /** Name of the file in the archive that holds the image config. */
  readonly config: string;
  /** References as docker shows them: `bloat:latest`. */
  readonly repoTags: readonly string[];
  /** Names of the files in the archive that hold the layers, from the base up. */
  readonly layers: readonly string[];
  /** Of foreign layers, by diff id, what the registry has of them. */
  readonly layerSources: ReadonlyMap<string, Descriptor>;
};

export function dockerManifestAt(place: JsonPlace, limits: Limits = defaultLimits): readonly DockerManifestEntry[] {
  const entries = itemsAt(place);
  if (entries.length > limits.manifests) {
    throw new ImageError(
      `${place.document} lists ${entries.length} images: ${limitInWords(limits, 'manifests')}.`,
      raiseInWords(limits, 'manifests'),
    );
  }
  return entries.map((entry) => entryAt(entry, limits));
}

function entryAt(place: JsonPlace, limits: Limits): DockerManifestEntry {
  const layers = optionalAt(fieldAt(place, 'Layers'), textsAt) ?? [];
  checkLayerCount(fieldAt(place, 'Layers'), layers.length, limits);
  return {
    config: textAt(fieldAt(place, 'Config')),
    repoTags: optionalAt(fieldAt(place, 'RepoTags'), textsAt) ?? [],
    layers,
    layerSources: new Map(
      (optionalAt(fieldAt(place, 'LayerSources'), entriesAt) ?? []).map(([diffId, source]) => [
        diffId,
        descriptorAt(source),
      ]),
    ),
  };
}
