// How long each step of a whole run takes, inside one process: node steps.js IMAGE

import { analyse } from '../../src/analysis/analyse.js';
import { inspectWhole } from '../../src/inspect/inspect.js';
import { LayerPool } from '../../src/layer/layer-pool.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { PathTree } from '../../src/path/path-tree.js';
import { jsonReport } from '../../src/report/json-report.js';
import { chooseImage, takeOne } from '../../src/source/choose-image.js';
import { openSource } from '../../src/source/open-source.js';
import { Stack } from '../../src/tree/stack.js';

const [, , place = ''] = process.argv;
const times: Record<string, number> = {};

const source = await timed('open', () => openSource(place, {}));
const asked = { image: undefined, platform: undefined, host: hostPlatform() };
const image = await takeOne(chooseImage(source, asked), source).open();
const pool = new LayerPool();
const inspection = await timed('read, stack and analyse', () => inspectWhole(image, { pool }));
// Once more, each alone: the code is warm by now, which a short run's never is.
const stack = new Stack(new PathTree());
await timed('stack again', async () => {
  for (const { reading } of inspection.layers) if (reading !== null) stack.push(reading.changeset);
});
await timed('analyse again', async () => analyse(stack));
await timed('report', async () => JSON.stringify(jsonReport(inspection)));
await pool.close();
source.close();
console.log(JSON.stringify(times));

async function timed<T>(step: string, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await run();
  times[step] = performance.now() - began;
  return result;
}
