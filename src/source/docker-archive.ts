import { sniffBytes, sniffCompression } from '../inflate/compression.js';
import { type Digest, sha256Of } from '../oci/digest.js';
import { type DockerManifestEntry, dockerManifestAt } from '../oci/docker-manifest.js';
import { configFields, dockerManifestFields } from '../oci/go-fields.js';
import { imageConfigAt } from '../oci/image-config.js';
import { familiarName } from '../oci/reference.js';
import { shortened } from '../oci/shortened.js';
import { ImageError } from '../problem/errors.js';
import type { Problem } from '../problem/problem.js';
import { ConfigFactsReader } from './config-facts.js';
import { underChecks } from './damaged-document.js';
import { digestInName } from './digest-in-name.js';
import { type FileStore, whereMissing } from './file-store.js';
import type { FoundImage, LayerParts } from './found-image.js';
import { type ImageDocument, readDocument } from './image-document.js';
import type { ImageShape } from './image-shape.js';

/**
 * What `docker save` writes since 1.10, and podman, skopeo, kaniko, crane and Bazel after it: `manifest.json`, a list
 * that says by name which files are the config and the layers of an image. The names mean nothing else; every tool has
 * its own.
 */
export const dockerArchive: ImageShape = {
  title: 'docker archive',
  transport: { file: 'docker-archive', directory: 'docker-archive' },
  find: async (store) => {
    const file = store.get('manifest.json');
    if (file === undefined) return null;
    const { place, problems } = await readDocument(store, file, 'manifest.json', 'documentSize', dockerManifestFields);
    if (!Array.isArray(place.value)) return null;
    const configs = new ConfigFactsReader(store);
    const found: FoundImage[] = [];
    for (const entry of withTagsMerged(dockerManifestAt(place, store.limits))) {
      found.push(await foundImage(store, entry, configs, problems));
    }
    return { images: found, artifacts: [] };
  },
};

/** An image that is listed again under another name is one image with two names. */
function withTagsMerged(entries: readonly DockerManifestEntry[]): readonly DockerManifestEntry[] {
  const merged = new Map<string, { entry: DockerManifestEntry; names: Set<string> }>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.config, entry.layers]);
    const { names } = merged.get(key) ?? merged.set(key, { entry, names: new Set() }).get(key)!;
    for (const tag of entry.repoTags) names.add(familiarName(tag));
  }
  return [...merged.values()].map(({ entry, names }) => ({ ...entry, repoTags: [...names] }));
}

async function readConfigDocument(store: FileStore, name: string): Promise<ImageDocument> {
  const file = store.get(name);
  const digest = digestInName(name);
  const claims = { what: 'config', blob: name, digest, size: null, says: 'file name' } as const;
  if (file !== undefined) return await readDocument(store, file, name, 'configSize', configFields, claims);
  throw new ImageError(
    `The config ${shortened(name)} that manifest.json names is not in ${whereMissing(store)}.`,
    'Copy it again, or save the image again.',
  );
}

async function foundImage(
  store: FileStore,
  entry: DockerManifestEntry,
  configs: ConfigFactsReader,
  problems: readonly Problem[],
): Promise<FoundImage> {
  const file = store.get(entry.config);
  const facts = file === undefined ? null : await configs.of(file);
  return {
    tags: entry.repoTags,
    platform: facts?.platform ?? null,
    digest: null,
    imageId: facts?.imageId ?? null,
    config: file,
    available: file !== undefined,
    missingLayers: entry.layers.filter((name) => store.get(name) === undefined).length,
    parts: async () => {
      const document = await readConfigDocument(store, entry.config);
      const config = underChecks(document.checks, () => imageConfigAt(document.place));
      const { diffIds } = config.config;
      const layers = entry.layers.map((name, index) => layerParts(store, entry, name, diffIds[index] ?? null));
      return {
        imageId: sha256Of(document.bytes),
        config,
        layers: await Promise.all(layers),
        checks: document.checks,
        problems: [...problems, ...document.problems],
      };
    },
  };
}

async function layerParts(
  store: FileStore,
  { layerSources }: DockerManifestEntry,
  name: string,
  diffId: Digest | null,
): Promise<LayerParts> {
  const file = store.get(name);
  if (file === undefined) {
    // What the registry has of it: the archive itself would hold another, uncompressed blob.
    const source = diffId === null ? undefined : layerSources.get(diffId);
    return {
      name: diffId ?? name,
      digest: source?.digest ?? diffId,
      mediaType: source?.mediaType ?? null,
      declaredSize: source?.size ?? null,
      urls: source?.urls ?? [],
      file,
    };
  }
  const more = { name, mediaType: null, declaredSize: null, urls: [], file };
  const named = digestInName(name);
  if (named !== null) return { ...more, digest: named, digestSays: 'file name' };
  // The diff id is the digest of the uncompressed tar. Of a compressed blob whose name is no digest nobody tells one.
  const compression = sniffCompression(await file.blob.read(0, sniffBytes));
  return { ...more, digest: compression === 'none' ? diffId : null, digestSays: 'config' };
}
