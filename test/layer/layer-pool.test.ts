import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { openFile } from '../../src/blob/file-blob.js';
import { indexLayer } from '../../src/layer/index-layer.js';
import { LayerPool } from '../../src/layer/layer-pool.js';
import { parseDigest } from '../../src/oci/digest.js';
import { scratch } from '../archives.js';
import { file, tarOf } from '../images.js';
import { zstdFrame } from './zstd-frames.js';

const pools: LayerPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

/** Layers that are large enough for a thread: 3 MB that do not compress, in many files. */
async function largeLayers(): Promise<Buffer[]> {
  const tar = (seed: string) =>
    tarOf(Array.from({ length: 300 }, (_, index) => [`dir-${index % 7}/${seed}-${index}`, file(randomBytes(10_000))]));
  return [
    gzipSync(await tar('a')),
    zstdFrame(await tar('b')),
    gzipSync(await tar('c')),
    zstdFrame(await tar('d')),
    gzipSync(await tar('e')),
  ];
}

it('reads one layer after another in the same threads, with what reading it here gives', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  for (const layer of await largeLayers()) {
    const path = join(scratch(), 'layer');
    writeFileSync(path, layer);
    const opened = openFile(path);
    const told: number[] = [];
    const reading = await pool.read(opened.blob(0, opened.size), (bytesRead) => told.push(bytesRead));
    expect(reading).toEqual(await indexLayer(opened.blob(0, opened.size)));
    expect(reading.changeset.rows).toBe(300);
    expect(told.every((bytes) => bytes > 0 && bytes <= layer.length)).toBe(true);
    opened.close();
  }
});

it('reads several at once', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  const opened = (await largeLayers()).map((layer) => {
    const path = join(scratch(), 'layer');
    writeFileSync(path, layer);
    return openFile(path);
  });
  const readings = await Promise.all(opened.map((layer) => pool.read(layer.blob(0, layer.size), () => {})));
  expect(readings.map(({ changeset }) => changeset.rows)).toEqual(Array(5).fill(300));
  for (const layer of opened) layer.close();
});

it('reads files that have no name any more', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  const [layer] = await largeLayers();
  const path = join(scratch(), 'layer');
  writeFileSync(path, layer!);
  const opened = openFile(path);
  rmSync(path);
  expect((await pool.read(opened.blob(0, opened.size), () => {})).changeset.rows).toBe(300);
  opened.close();
});

it('seeks over plain layers in threads when many rows were read here', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  const threads: unknown[] = [];
  const onWorker = (worker: unknown) => threads.push(worker);
  process.on('worker', onWorker);
  const path = join(scratch(), 'layer');
  writeFileSync(path, await tarOf(Array.from({ length: 25_000 }, (_, index) => [`${index % 50}/${index}`, file('x')])));
  const opened = openFile(path);
  const blob = opened.blob(0, opened.size);
  const here = await indexLayer(blob);
  const started: number[] = [];
  for (let layer = 0; layer < 4; layer += 1) {
    // `toEqual` takes seconds on columns of this length.
    expect(isDeepStrictEqual(await pool.read(blob, () => {}), here)).toBe(true);
    started.push(threads.length);
  }
  expect(started).toEqual([0, 0, 1, 1]);
  process.off('worker', onWorker);
  opened.close();
});

it('stops reading a layer that is no longer wanted, in a thread and here', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  const many = await tarOf(Array.from({ length: 20_000 }, (_, index) => [`${index % 50}/${index}`, file('x')]));
  for (const bytes of [gzipSync(randomBytes(40_000_000), { level: 1 }), many]) {
    const path = join(scratch(), 'layer');
    writeFileSync(path, bytes);
    const opened = openFile(path);
    const abort = new AbortController();
    // It is told of the progress in turns: after the first one nothing more is to come.
    let turns = 0;
    const reading = pool.read(
      opened.blob(0, opened.size),
      () => {
        turns += 1;
        abort.abort();
      },
      undefined,
      abort.signal,
    );
    await expect(reading).rejects.toThrow('aborted');
    expect(turns).toBe(1);
    opened.close();
  }
});

it('rejects when the bytes cannot be got, and goes on with the next layer', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  const [layer] = await largeLayers();
  const path = join(scratch(), 'layer');
  writeFileSync(path, layer!);
  const opened = openFile(path);
  const blob = opened.blob(0, opened.size);
  const closed = { ...blob, slice: { ...blob.slice!, descriptor: () => 1_000_000 } };
  await expect(pool.read(closed, () => {})).rejects.toThrow('EBADF');
  expect((await pool.read(blob, () => {})).changeset.rows).toBe(300);
  opened.close();
});

it('computes the digests of a plain layer in a thread, and stops when that is no longer wanted', async () => {
  const pool = new LayerPool();
  pools.push(pool);
  const bytes = randomBytes(3_000_000);
  const path = join(scratch(), 'layer');
  writeFileSync(path, bytes);
  const opened = openFile(path);
  const blob = opened.blob(0, opened.size);
  const claims = { digest: parseDigest(`sha512:${'0'.repeat(128)}`), diffId: null, annotations: new Map() };
  const hex = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
  const digests = { digest: `sha512:${hex('sha512')}`, diffId: `sha256:${hex('sha256')}` };
  expect(await pool.digest(blob, claims, () => {})).toEqual(digests);
  const abort = new AbortController();
  const stopped = pool.digest(blob, claims, () => {}, abort.signal);
  abort.abort();
  await expect(stopped).rejects.toThrow('aborted');
  expect(await pool.digest(blob, claims, () => {})).toEqual(digests);
  opened.close();
});
