// Checks what the report says of the article's example:  node check-bigfile.mjs IMAGE BYTES
//
// Layer 0 is busybox, layer 1 wrote /bigfile, layer 2 removed it: exactly one hidden content, named by its cause.
import { deepStrictEqual } from 'node:assert/strict';
import { reportOf } from './unearth.mjs';

const [image, size] = process.argv.slice(2);
const bytes = Number(size);
const { complete, totals, layers, hidden, problems } = reportOf(image);

deepStrictEqual(
  hidden.map(({ path, bytes, cause, layer, hiddenBy }) => ({ path, bytes, cause, layer, hiddenBy })),
  [{ path: 'bigfile', bytes, cause: 'removed', layer: 1, hiddenBy: 2 }],
);
deepStrictEqual(
  layers.map(({ added, modified, removed, hiddenBytes }) => ({ added, modified, removed, hiddenBytes })),
  [
    { added: 2, modified: 0, removed: 0, hiddenBytes: 0 },
    { added: 1, modified: 0, removed: 0, hiddenBytes: bytes },
    { added: 0, modified: 0, removed: 1, hiddenBytes: 0 },
  ],
);
deepStrictEqual(
  { complete, problems, hiddenBytes: totals.hiddenBytes, visible: totals.shippedBytes - totals.visibleBytes },
  { complete: true, problems: [], hiddenBytes: bytes, visible: bytes },
);
console.log(`one hidden file of ${bytes} bytes, ${(totals.efficiency * 100).toFixed(2)} % of the image is visible`);
