// How long the contents of files of a compressed layer take, in one process: node read-contents.js IMAGE

import { checkedStream } from '../../src/content/checked-stream.js';
import { Contents } from '../../src/content/contents.js';
import { inflates } from '../../src/inflate/inflates.js';
import { readImage } from '../../src/inspect/read-image.js';
import { kindOf } from '../../src/layer/changeset.js';
import { hostPlatform } from '../../src/oci/platform.js';

const [, , image = ''] = process.argv;

/** Files that are read after the first. */
const more = 20;

await readImage(
  image,
  { image: undefined, platform: undefined, host: hostPlatform(), cache: true },
  async (inspection) => {
    const { layers } = inspection.stack;
    const layer = layers.reduce(
      (most, { shippedBytes }, index) => (shippedBytes > layers[most]!.shippedBytes ? index : most),
      0,
    );
    const { changeset, firstVersion } = layers[layer]!;
    const files = [...changeset.kind.keys()].filter((row) => changeset.kind[row] === kindOf.file);
    const { blob } = inspection.image.layers[layer]!;
    const { compression } = inspection.layers[layer]!.reading!;
    const contents = new Contents({ cache: true });
    const read = async (row: number) => {
      for await (const _ of checkedStream(await contents.open(inspection, firstVersion + row), `row ${row}`));
    };
    const inflate = await timed(() =>
      inflates[compression as 'gzip'](
        blob!,
        () => {},
        () => {},
      ),
    );
    const first = await timed(() => read(files.at(-1)!));
    const next = await timed(async () => {
      for (let file = 0; file < more; file += 1) await read(files[Math.floor((file * files.length) / more)]!);
    });
    await contents.close();
    console.log(JSON.stringify({ inflate, first, next }));
  },
);

async function timed(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
