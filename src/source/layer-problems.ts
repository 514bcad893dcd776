import { documentProblem } from '../oci/document-problem.js';
import { isForeignLayerType, layerKindOf } from '../oci/media-type.js';
import { opaqueLayerOf } from '../oci/opaque-layer.js';
import { shortened } from '../oci/shortened.js';
import type { Problem } from '../problem/problem.js';
import { type FileStore, whereMissing } from './file-store.js';
import type { LayerParts } from './found-image.js';

/** What can be said against a layer before a byte of it is read. */
export function layerProblems(layer: LayerParts, index: number, store: FileStore): readonly Problem[] {
  const problems: Problem[] = [];
  const { mediaType, file } = layer;
  const name = shortened(layer.name);
  const opaque = opaqueLayerOf(mediaType);
  if (opaque !== null) {
    const message = `Layer ${index} (${name}) is ${opaque.words}, and no changeset whose files could be seen (${shortened(mediaType ?? '')}).`;
    problems.push(documentProblem('layer-not-a-changeset', message, index));
  } else if (mediaType !== null && layerKindOf(mediaType) === 'unknown') {
    const message = `Layer ${index} (${name}) has the unknown media type ${shortened(mediaType)}.`;
    problems.push(documentProblem('unknown-media-type', message, index));
  }
  if (file === undefined) {
    problems.push(documentProblem('layer-missing', missing(layer, index, store), index));
  } else if (file.blob.size < file.recordedSize) {
    const message = `Layer ${index} (${name}) has ${file.blob.size} of its ${file.recordedSize} bytes: the archive ${store.damage}.`;
    problems.push(documentProblem('layer-truncated', message, index));
  } else if (layer.declaredSize !== null && file.blob.size !== layer.declaredSize) {
    const message = `Layer ${index} (${name}) has ${file.blob.size} bytes; its descriptor says ${layer.declaredSize}.`;
    const code = file.blob.size < layer.declaredSize ? 'layer-truncated' : 'size-mismatch';
    problems.push(documentProblem(code, message, index));
  }
  return problems;
}

function missing({ name, mediaType, urls }: LayerParts, index: number, store: FileStore): string {
  const what = `Layer ${index} (${shortened(name)}) is not in ${whereMissing(store)}`;
  if (urls.length > 0) return `${what}: it is a foreign layer, to be had at ${shortened(urls[0] ?? '')}.`;
  if (isForeignLayerType(mediaType)) return `${what}: it is a foreign layer, which may not be handed on.`;
  return `${what}.`;
}
