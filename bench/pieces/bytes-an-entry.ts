// What an inspected image keeps in memory, beside the names of its paths: node --expose-gc bytes-an-entry.js IMAGE

import { readImage } from '../../src/inspect/read-image.js';
import { hostPlatform } from '../../src/oci/platform.js';

const [, , image = ''] = process.argv;

const before = kept();
await readImage(
  image,
  { image: undefined, platform: undefined, host: hostPlatform() },
  async ({ stack, analysis, layers }) => {
    const bytes = kept() - before;
    const { entries } = analysis.totals;
    const names = layers.reduce(
      (sum, { reading }) => sum + (reading?.changeset.names.length ?? 0),
      stack.tree.nameBytes,
    );
    console.log(JSON.stringify({ entries, bytes, names, bytesAnEntry: (bytes - names) / entries }));
  },
);

/** Bytes of the heap and of all buffers, after what nobody holds was collected. */
function kept(): number {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('Run it with --expose-gc.');
  for (let turn = 0; turn < 3; turn += 1) collect();
  // `external` counts the array buffers too.
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
