import { isDeepStrictEqual } from 'node:util';
import { memoryBlob } from '../../../src/blob/memory-blob.js';
import type { Changeset } from '../../../src/layer/changeset.js';
import { indexLayer } from '../../../src/layer/index-layer.js';
import { LayerIndexer } from '../../../src/layer/layer-indexer.js';
import type { Image } from '../../../src/source/image.js';
import type { Random } from '../random.js';
import { hold } from './finding.js';

/** A plain layer that is seeked over must be read as the same bytes that come in order, in pieces of any size. */
export async function judgeReading(image: Image, random: Random): Promise<void> {
  for (const { blob } of image.layers) {
    if (blob === null || blob.size > 1_000_000) continue;
    const bytes = new Uint8Array(await blob.read(0, blob.size));
    const seeked = await indexLayer(memoryBlob(bytes));
    if (seeked.compression !== 'none') continue;
    const indexer = new LayerIndexer();
    for (let at = 0; at < bytes.length; ) {
      const end = at + random.length(20_000);
      indexer.push(bytes.slice(at, end));
      at = end;
    }
    const different = differences(seeked.changeset, indexer.finish());
    hold(different.length === 0, 'seeking and streaming', () => `differ in ${different.join(', ')}`);
  }
}

/** The columns that differ. Digests are known in one of the two only. */
function differences(a: Changeset, b: Changeset): string[] {
  return (Object.keys(a) as (keyof Changeset)[]).filter(
    (key) => !key.startsWith('digest') && !isDeepStrictEqual(a[key], b[key]),
  );
}
