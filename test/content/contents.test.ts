import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import { extract } from 'tar-stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { Contents } from '../../src/content/contents.js';
import { readImage } from '../../src/inspect/read-image.js';
import { kindOf } from '../../src/layer/changeset.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { PathTree } from '../../src/path/path-tree.js';
import { Stack } from '../../src/tree/stack.js';
import { scratch } from '../archives.js';
import { changesetOf, file, tarOf } from '../images.js';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** The contents of all files of a tar in order, as tar-stream reads them. */
async function filesOf(tar: Buffer): Promise<Buffer[]> {
  const files: Buffer[] = [];
  const reader = extract();
  reader.end(tar);
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const name = entry.header.name.split('/').at(-1)!;
    if (entry.header.type === 'file' && !name.startsWith('.wh.')) files.push(Buffer.concat(chunks));
  }
  return files;
}

function inflated(stored: Buffer): Buffer {
  if (stored.readUInt16BE(0) === 0x1f8b) return gunzipSync(stored);
  return stored.readUInt32LE(0) === 0xfd2fb528 ? Buffer.from(decompress(stored)) : stored;
}

const read = (form: string, use: Parameters<typeof readImage<void>>[2], cache = false) =>
  readImage(join(fixtures, form), { host: hostPlatform('x64'), cache }, use);

describe('the contents of an image', () => {
  const forms = ['story', 'repeated'].flatMap((image) =>
    readdirSync(join(fixtures, image)).map((form) => `${image}/${form}`),
  );

  it.each(forms)('%s: are, in every version, what tar-stream reads from the layers', async (form) => {
    await read(form, async (inspection) => {
      const contents = new Contents();
      let compared = 0;
      for (const [layer, { blob }] of inspection.image.layers.entries()) {
        const files = await filesOf(inflated(Buffer.from(await blob!.read(0, blob!.size))));
        const { changeset, firstVersion } = inspection.stack.layers[layer]!;
        const rows = [...changeset.kind.keys()].filter((row) => changeset.kind[row] === kindOf.file);
        expect(rows.length).toBe(files.length);
        for (const [index, row] of rows.entries()) {
          const content = await contents.open(inspection, firstVersion + row);
          const chunks: Buffer[] = [];
          for await (const chunk of content.blob.stream()) chunks.push(Buffer.from(chunk));
          expect(Buffer.concat(chunks).equals(files[index]!)).toBe(true);
          compared += 1;
        }
      }
      await contents.close();
      expect(compared).toBeGreaterThan(0);
    });
  });
});

describe('inflated layers', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const key = (use: (folder: string) => Promise<void>) => {
    const folder = scratch();
    vi.stubEnv('UNEARTH_CACHE_DIR', folder);
    return use(folder);
  };

  it('are kept in the cache, and found there by the next', async () => {
    await key(async (folder) => {
      for (const round of [1, 2]) {
        const told: number[] = [];
        await read(
          'story/skopeo-oci-gzip',
          async (inspection) => {
            const contents = new Contents({ cache: true });
            const hidden = inspection.analysis.hidden[0]!;
            await contents.open(inspection, hidden.version, { onProgress: ({ layer }) => told.push(layer) });
            await contents.keep();
            await contents.close();
          },
          true,
        );
        expect(readdirSync(join(folder, 'contents'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.tar$/)]);
        if (round === 2) expect(told).toEqual([]);
      }
    });
  });

  it('are not kept without a cache', async () => {
    await key(async (folder) => {
      await read('story/skopeo-oci-gzip', async (inspection) => {
        const contents = new Contents();
        await contents.open(inspection, inspection.analysis.hidden[0]!.version);
        await contents.close();
      });
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('give a content as soon as it is there, while the rest is inflated', async () => {
    await read('story/skopeo-oci-gzip', async (inspection) => {
      const stored = randomBytes(300_000);
      const tar = await tarOf({ first: 'one', 'second.bin': file(stored) });
      const blob = gzipSync(tar, { level: 0 });
      let goOn = () => {};
      const gate = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const layer: Blob = {
        size: blob.length,
        read: async (offset, length) => blob.subarray(offset, offset + length),
        async *stream() {
          yield blob.subarray(0, 200_000);
          await gate;
          yield blob.subarray(200_000);
        },
      };
      const stack = new Stack(new PathTree());
      const changeset = changesetOf(tar);
      stack.push(changeset);
      const [progress] = inspection.layers;
      const reading = { ...progress!.reading!, changeset, compression: 'gzip' as const };
      const inspected = {
        image: { ...inspection.image, layers: [{ ...inspection.image.layers[0]!, blob: layer }] },
        layers: [{ ...progress!, reading }],
        stack,
      };
      const contents = new Contents();
      const textOf = async (row: number) => {
        const { blob: bytes, size } = await contents.open(inspected, row);
        return Buffer.from(await bytes.read(0, size));
      };
      expect((await textOf(0)).toString()).toBe('one');
      let there = false;
      const second = textOf(1).then((bytes) => {
        there = true;
        return bytes;
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(there).toBe(false);
      goOn();
      expect((await second).equals(stored)).toBe(true);
      await contents.close();
    });
  });

  it('that nobody wants any more reject with the reason, and can be asked for again', async () => {
    await read('story/skopeo-oci-gzip', async (inspection) => {
      const contents = new Contents();
      const { version } = inspection.analysis.hidden[0]!;
      const reason = new Error('never mind');
      await expect(contents.open(inspection, version, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      expect((await contents.open(inspection, version)).size).toBeGreaterThan(0);
      await contents.close();
    });
  });
});
