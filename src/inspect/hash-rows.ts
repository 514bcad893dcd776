import { hashContents } from '../layer/hash-contents.js';
import type { LayerReading } from '../layer/layer-reading.js';
import type { Image } from '../source/image.js';
import type { RowsToHash } from '../tree/layer-changes.js';

/** What of an inspection is needed to hash contents. */
export type HashedImage = {
  readonly image: Pick<Image, 'layers'>;
  readonly layers: readonly { readonly reading: LayerReading | null }[];
};

/** Hashes contents of plain layers. Those of compressed ones were hashed while they passed by. Ends early when `signal` is aborted. */
export async function hashRows({ image, layers }: HashedImage, rows: RowsToHash, signal?: AbortSignal): Promise<void> {
  for (const [layer, wanted] of rows) {
    const { reading } = layers[layer]!;
    const { blob } = image.layers[layer]!;
    if (blob === null || reading?.compression !== 'none') continue;
    await hashContents(blob, reading.changeset, wanted, signal);
  }
}
