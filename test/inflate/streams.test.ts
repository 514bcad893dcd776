import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { sniffBytes, sniffCompression } from '../../src/inflate/compression.js';
import { InflateError } from '../../src/inflate/inflate.js';
import { inflates } from '../../src/inflate/inflates.js';

/** Compressed streams as real programs wrote them: `streams/make.sh` says how. */
const folder = join(import.meta.dirname, 'streams');
const names = readdirSync(folder).filter((name) => /\.(gz|zst|xz|bz2)$/.test(name));
const read = (name: string) => readFileSync(join(folder, name));

/** What they all hold: `seq 1 20000`. */
const numbers = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `${index + 1}\n`).join(''));

/** A blob that can only be streamed, in chunks of that size, whose memory is used again. */
function streamed(bytes: Uint8Array, chunkSize: number): Blob {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    async *stream() {
      const memory = Buffer.alloc(chunkSize);
      for (let at = 0; at < bytes.length; at += chunkSize) {
        const chunk = memory.subarray(0, Math.min(chunkSize, bytes.length - at));
        chunk.set(bytes.subarray(at, at + chunkSize));
        yield chunk;
        memory.fill(0xee);
      }
    },
  };
}

/** What comes out, the bytes that were passed, and what it ended with. */
async function inflated(bytes: Uint8Array, chunkSize = 4096) {
  const compression = sniffCompression(bytes.subarray(0, sniffBytes));
  if (compression === 'none') throw new Error('not compressed');
  const output: Uint8Array[] = [];
  const stored: Uint8Array[] = [];
  const error: unknown = await inflates[compression](
    streamed(bytes, chunkSize),
    (chunk) => output.push(new Uint8Array(chunk)),
    (chunk) => stored.push(new Uint8Array(chunk)),
  ).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { output: Buffer.concat(output), stored: Buffer.concat(stored), error };
}

const isBeginning = (bytes: Buffer) => bytes.equals(numbers.subarray(0, bytes.length));

describe.each(names)('%s', (name) => {
  const stream = read(name);

  it.each([13, 4096, 1 << 20])('inflates to what was compressed, in chunks of %i', async (chunkSize) => {
    const { output, stored, error } = await inflated(stream, chunkSize);
    expect(error).toBeNull();
    expect(output.equals(numbers)).toBe(true);
    expect(stored.equals(stream)).toBe(true);
  });

  it('is told to be cut off wherever it is, and keeps what came before', async () => {
    for (const share of [0.001, 0.2, 0.5, 0.9, 0.999]) {
      const length = Math.max(20, Math.floor(stream.length * share));
      const { output, error } = await inflated(stream.subarray(0, length));
      expect(isBeginning(output)).toBe(true);
      // At the end of one of several streams nobody can see that another is missing.
      if (error === null) expect(output.length).toBeLessThanOrEqual(numbers.length);
      else expect(error, `cut at ${length}`).toMatchObject({ name: 'InflateError', code: 'compressed-truncated' });
    }
  });
});

/** Streams that say whether their content is right. */
const checked = [
  'gzip.gz',
  'zstd.zst',
  'zstd-frames.zst',
  'zstd-long.zst',
  'xz.xz',
  'xz-crc32.xz',
  'bzip2.bz2',
  'pbzip2.bz2',
];

it.each(checked)('%s is never inflated to something else, whichever bit is flipped', async (name) => {
  const stream = read(name);
  for (let at = 8; at < stream.length; at += Math.ceil(stream.length / 16)) {
    const damaged = Buffer.from(stream);
    damaged[at]! ^= 1 << (at % 8);
    const { output, error } = await inflated(damaged);
    if (error === null) expect(output.equals(numbers), `byte ${at}`).toBe(true);
    else {
      expect(error).toBeInstanceOf(InflateError);
      expect((error as InflateError).offset).toBeLessThanOrEqual(damaged.length);
    }
  }
});

it.each(['xz.xz', 'bzip2.bz2'])('%s with something else behind it is told, after all of it was read', async (name) => {
  const { output, error } = await inflated(Buffer.concat([read(name), Buffer.from('something else')]));
  expect(output.equals(numbers)).toBe(true);
  expect(error).toMatchObject({ code: 'compressed-corrupt' });
});

it('xz hands on what stands in front of the damage', async () => {
  const stream = read('xz-streams.xz');
  const second = stream.indexOf(stream.subarray(0, 6), 100);
  stream[second + 200]! ^= 1;
  const { output, error } = await inflated(stream);
  expect(output.length).toBeGreaterThanOrEqual(50_000);
  expect(error).toMatchObject({ code: 'compressed-corrupt' });
  expect((error as InflateError).offset).toBeGreaterThanOrEqual(second + 200);
});

it('a damaged block of bzip2 gives nothing, and those in front of it are kept', async () => {
  const stream = read('bzip2-streams.bz2');
  const second = stream.indexOf('BZh1');
  stream[second + 100]! ^= 1;
  const { output, error } = await inflated(stream);
  expect(output.length).toBe(50_000);
  expect(isBeginning(output)).toBe(true);
  expect(error).toMatchObject({ code: 'compressed-corrupt' });
  expect((error as InflateError).offset).toBeGreaterThanOrEqual(second);
});

it.each([
  ['xz-sha256.xz', 'SHA-256'],
  ['xz-x86.xz', 'filter'],
  ['xz-dictionary.xz', '64 MiB'],
])('%s is refused in words', async (name, words) => {
  const { error } = await inflated(read(join('refused', name)));
  expect(error).toMatchObject({ code: 'unsupported-compression', message: expect.stringContaining(words) });
});

it('a dictionary of 1.5 GiB is not made', async () => {
  const before = process.memoryUsage().external;
  await inflated(read('refused/xz-dictionary.xz'));
  expect(process.memoryUsage().external - before).toBeLessThan(100e6);
});

describe.each(['gzip.gz', 'zstd.zst', 'xz.xz', 'bzip2.bz2'])('%s is given up', (name) => {
  const stream = read(name);
  const compression = sniffCompression(stream) as keyof typeof inflates;
  const full = new Error('the disk is full');
  const refuse = () => {
    throw full;
  };

  it('with what taking the output throws', async () => {
    await expect(inflates[compression](streamed(stream, 500), refuse, () => {})).rejects.toBe(full);
  });

  it('with what passing the input throws', async () => {
    await expect(inflates[compression](streamed(stream, 500), () => {}, refuse)).rejects.toBe(full);
  });

  it('with what the medium throws', async () => {
    const failing: Blob = {
      ...streamed(stream, 500),
      // biome-ignore lint/correctness/useYield: it fails before there is anything
      async *stream() {
        throw full;
      },
    };
    await expect(
      inflates[compression](
        failing,
        () => {},
        () => {},
      ),
    ).rejects.toBe(full);
  });
});

it('xz streams that are read at once do not wait for one that was given up', async () => {
  const stream = read('xz.xz');
  const refuse = () => {
    throw new Error('enough');
  };
  await expect(inflates.xz(streamed(stream, 500), refuse, () => {})).rejects.toThrow('enough');
  const all = await Promise.all([inflated(stream), inflated(stream.subarray(0, 500)), inflated(stream)]);
  expect(all.map(({ output }) => output.equals(numbers))).toEqual([true, false, true]);
});
