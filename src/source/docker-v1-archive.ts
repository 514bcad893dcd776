import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import { documentProblem } from '../oci/document-problem.js';
import { familiarName } from '../oci/reference.js';
import { shortened } from '../oci/shortened.js';
import { parseV1Id, repositoriesAt, type V1Id, type V1Image } from '../oci/v1-image.js';
import { ImageError } from '../problem/errors.js';
import type { Problem } from '../problem/problem.js';
import { dockerArchive } from './docker-archive.js';
import { type FileStore, whereMissing } from './file-store.js';
import type { FoundImage, ImageParts, LayerParts } from './found-image.js';
import { readDocument } from './image-document.js';
import type { ImageShape } from './image-shape.js';
import { topNames } from './top-names.js';
import { type V1Chain, V1ImageReader } from './v1-image-reader.js';

/**
 * What `docker save` wrote before 1.10: a directory for each image, which is one layer, its config and the id of the
 * image below it; names in `repositories` (moby docker-image-spec v1, "Combined Image JSON + Filesystem Changeset
 * Format"). Later archives have all this beside their `manifest.json`, so that it counts only without one.
 */
export const dockerV1Archive: ImageShape = {
  ...dockerArchive,
  lastResort: true,
  find: async (store) => {
    // A newer archive that is cut off before its manifest looks the same; what it shows would be a part of an image.
    if (store.damage !== null) return null;
    const ids = [...topNames(store)].flatMap((name) => parseV1Id(name) ?? []);
    const here = ids.filter((id) => store.get(`${id}/json`) !== undefined);
    if (here.length === 0) return null;
    const { limits, path } = store;
    if (here.length > limits.manifests) {
      throw new ImageError(
        `${path} has ${here.length} images of docker's first form: ${limitInWords(limits, 'manifests')}.`,
        raiseInWords(limits, 'manifests'),
      );
    }
    const reader = new V1ImageReader(store);
    const names = await namesOf(store);
    const tops = new Set([...names.keys(), ...(await notBuiltOn(here, reader))]);
    // Where each builds on another there is a loop, and no top to begin with.
    if (tops.size === 0) tops.add(here[0]!);
    const found: FoundImage[] = [];
    for (const id of tops) found.push(await foundImage(store, id, names.get(id) ?? [], reader));
    return { images: found, artifacts: [] };
  },
};

/** The names of each image that has some. Those that stand for no id at all name nothing. */
async function namesOf(store: FileStore): Promise<ReadonlyMap<V1Id, readonly string[]>> {
  const names = new Map<V1Id, string[]>();
  const file = store.get('repositories');
  if (file === undefined) return names;
  const { place } = await readDocument(store, file, 'repositories', 'documentSize');
  for (const [name, id] of repositoriesAt(place)) {
    if (id === null) continue;
    const known = names.get(id) ?? [];
    names.set(id, [...known, familiarName(name)]);
  }
  return names;
}

async function notBuiltOn(ids: readonly V1Id[], reader: V1ImageReader): Promise<readonly V1Id[]> {
  const parents = new Set<V1Id>();
  for (const id of ids) {
    const image = await reader.read(id);
    if (image !== null && !(image instanceof ImageError) && image.parent !== null) parents.add(image.parent);
  }
  return ids.filter((id) => !parents.has(id));
}

async function foundImage(
  store: FileStore,
  id: V1Id,
  tags: readonly string[],
  reader: V1ImageReader,
): Promise<FoundImage> {
  const chain = await reader.chain(id);
  const config = store.get(`${id}/json`);
  const layers = layersOf(store, chain);
  return {
    tags,
    platform: chain.images.at(-1)?.image.config.platform ?? null,
    digest: null,
    imageId: null,
    config,
    available: config !== undefined,
    missingLayers: layers.filter(({ file }) => file === undefined).length,
    parts: async () => {
      const image = await reader.read(id);
      if (image instanceof ImageError) throw image;
      if (image === null) throw notHere(store, id);
      return partsOf(image, chain, layers);
    },
  };
}

/** Every image is a layer, as docker loaded them (moby image/tarexport/load.go), even one that changed no file. */
function layersOf(store: FileStore, { images }: V1Chain): LayerParts[] {
  return images.flatMap(({ id, image }) => {
    const file = store.get(`${id}/layer.tar`);
    if (file === undefined && image.throwaway) return [];
    return [{ name: id, digest: null, mediaType: null, declaredSize: null, urls: [], file }];
  });
}

function partsOf(top: V1Image, chain: V1Chain, layers: readonly LayerParts[]): ImageParts {
  const withLayer = new Set(layers.map(({ name }) => name));
  const history = chain.images.map(({ id, image }) => ({ ...image.step, emptyLayer: !withLayer.has(id) }));
  return {
    // Its id is a random number, not the digest of its config.
    imageId: null,
    config: {
      ...top.config,
      config: { ...top.config.config, history, diffIds: layers.map(() => null) },
      problems: chain.images.flatMap(({ image }) => image.config.problems),
    },
    layers,
    // Nothing in this form is called by its digest.
    checks: [],
    problems: [...chain.problems, ...otherNames(chain)],
  };
}

function otherNames({ images }: V1Chain): Problem[] {
  return images
    .filter(({ id, image }) => image.id !== null && image.id !== id)
    .map(({ id }) =>
      documentProblem('config-field-invalid', `${id}/json: id is not the id that its directory is named by.`),
    );
}

function notHere(store: FileStore, id: V1Id): ImageError {
  return new ImageError(
    `The image ${shortened(id)} that repositories names is not in ${whereMissing(store)}.`,
    'Copy it again, or save the image again.',
  );
}
