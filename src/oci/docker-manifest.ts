import { type Descriptor, descriptorAt } from './descriptor.js';
import { entriesAt, fieldAt, itemsAt, type JsonPlace, optionalAt, textAt, textsAt, wrongShape } from './json-shape.js';
import { mostLayers } from './manifest.js';

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

/** Most images that `manifest.json` may list here. */
const mostImages = 4096;

export function dockerManifestAt(place: JsonPlace): readonly DockerManifestEntry[] {
  const entries = itemsAt(place);
  if (entries.length > mostImages) throw wrongShape(place, `a list of at most ${mostImages} images`);
  return entries.map(entryAt);
}

function entryAt(place: JsonPlace): DockerManifestEntry {
  const layers = optionalAt(fieldAt(place, 'Layers'), textsAt) ?? [];
  if (layers.length > mostLayers) throw wrongShape(fieldAt(place, 'Layers'), `a list of at most ${mostLayers} layers`);
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
