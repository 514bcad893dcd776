import type { Inspection } from '../inspect/inspection.js';
import type { Changeset } from '../layer/changeset.js';

const known = new WeakMap<Changeset, number>();

/** Bytes of content that a layer ships; null while it was not read. A layer can be read before those below it are. */
export function layerBytes({ analysis, layers }: Inspection, layer: number): number | null {
  const figures = analysis.layers[layer];
  if (figures !== undefined) return figures.shippedBytes;
  const changeset = layers[layer]?.reading?.changeset;
  return changeset === undefined ? null : bytesOf(changeset);
}

function bytesOf(changeset: Changeset): number {
  let bytes = known.get(changeset);
  if (bytes === undefined) {
    bytes = changeset.storedSize.reduce((sum, size) => sum + size, 0);
    known.set(changeset, bytes);
  }
  return bytes;
}
