import { checkProblems } from '../oci/check-problems.js';
import { documentProblem } from '../oci/document-problem.js';
import { type AlignedHistory, alignHistory, isEmptyLayer } from '../oci/history.js';
import type { ImageConfig } from '../oci/image-config.js';
import type { Problem } from '../problem/problem.js';
import type { Artifact } from './artifact.js';
import type { FileStore } from './file-store.js';
import type { FoundImage } from './found-image.js';
import type { Image, ImageCandidate } from './image.js';
import { layerProblems } from './layer-problems.js';
import { withPlace } from './medium-error.js';

/** What a source lists for an image that a shape found. */
export function candidateOf(
  found: FoundImage,
  artifacts: readonly Artifact[],
  store: FileStore,
  location: string,
): ImageCandidate {
  const { tags, platform, digest, imageId, available } = found;
  return {
    reference: tags[0] ?? null,
    tags,
    platform,
    digest,
    imageId,
    available,
    open: () => withPlace(store.path, () => makeImage(found, artifacts, store, location)),
  };
}

/** The one place where an Image is made, whatever it came from. */
async function makeImage(
  found: FoundImage,
  artifacts: readonly Artifact[],
  store: FileStore,
  source: string,
): Promise<Image> {
  const parts = await found.parts();
  const { checks } = parts;
  const { config, platform, problems } = parts.config;
  const empty = parts.layers.map(({ digest }, index) => isEmptyLayer(digest, config.diffIds[index] ?? null));
  const history = alignHistory(config.history, empty);
  return {
    source,
    reference: found.tags[0] ?? null,
    tags: found.tags,
    platform: found.platform ?? platform,
    digest: found.digest,
    imageId: parts.imageId,
    config,
    layers: parts.layers.map(({ digest, digestSays, mediaType, declaredSize, urls, annotations, file }, index) => ({
      index,
      digest,
      digestSays: digestSays ?? 'descriptor',
      diffId: config.diffIds[index] ?? null,
      mediaType,
      declaredSize,
      urls,
      annotations: annotations ?? new Map(),
      blob: file?.blob ?? null,
      history: history.steps[index] ?? null,
    })),
    checks,
    artifacts,
    problems: [
      ...checkProblems(checks),
      ...parts.problems,
      ...problems,
      ...countProblems(config, history),
      ...parts.layers.flatMap((layer, index) => layerProblems(layer, index, store)),
      ...(store.damage === null ? [] : [documentProblem('archive-damaged', `The archive ${store.damage}.`)]),
    ],
  };
}

/**
 * config.md: `diff_ids` has one digest a layer, and so has `history` one step that is not empty. Real images break
 * both.
 */
function countProblems(config: ImageConfig, { steps, agrees, filesystemSteps }: AlignedHistory): Problem[] {
  const problems: Problem[] = [];
  const layers = steps.length;
  if (config.diffIds.length !== layers) {
    const message = `The config has ${config.diffIds.length} diff ids, the manifest ${layers} layers.`;
    problems.push(documentProblem('layer-count-mismatch', message));
  }
  if (!agrees) {
    const message = `The history has ${filesystemSteps} steps that made layers, the image ${layers} layers.`;
    problems.push(documentProblem('history-mismatch', message));
  }
  return problems;
}
