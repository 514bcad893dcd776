import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompress } from 'fzstd';
import { describe, expect, it } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { inflates } from '../../src/inflate/inflates.js';
import { ZstdDecoder } from '../../src/inflate/zstd-decoder.js';
import { limitsWith } from '../../src/limits/limits.js';
import { skippableFrame, zstdFrame } from '../layer/zstd-frames.js';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'streams', name));
const numbers = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `${index + 1}\n`).join(''));

/** A blob in chunks of that size: frames go beyond them, so that Node's own inflater is used where there is one. */
function chunked(bytes: Uint8Array, chunkSize: number): Blob {
  return {
    ...memoryBlob(bytes),
    async *stream() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
  };
}

/** What comes out, and the code and place of the damage. */
async function unzstd(bytes: Uint8Array, chunkSize: number, limits = limitsWith({})) {
  const output: Buffer[] = [];
  const error = await inflates
    .zstd(
      chunked(bytes, chunkSize),
      (chunk) => output.push(Buffer.from(chunk)),
      () => {},
      limits,
    )
    .then(
      () => null,
      (reason: { code: string; message: string; offset: number }) => reason,
    );
  return { output: Buffer.concat(output), error };
}

/** A frame of raw blocks (RFC 8878, 3.1.1.2): a window of 1 MiB, no content size. */
function rawFrame(blocks: readonly Uint8Array[]): Buffer {
  const parts = blocks.map((block, index) => {
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | Number(index === blocks.length - 1), 0, 3);
    return Buffer.concat([header, block]);
  });
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 10 << 3]), ...parts]);
}

describe.each([7, 1000, 1 << 20])('zstd in chunks of %i', (chunkSize) => {
  it('goes on behind every frame', async () => {
    const parts = [0, 1, 50_000, 50_001, 108_894].map((at, index, all) => numbers.subarray(all[index - 1] ?? 0, at));
    const stream = Buffer.concat([
      ...parts.map(zstdFrame),
      skippableFrame(Buffer.from('between')),
      skippableFrame(Buffer.alloc(0)),
      read('zstd.zst'),
      read('zstd-frames.zst'),
    ]);
    const { output, error } = await unzstd(stream, chunkSize);
    expect(error).toBeNull();
    expect(output.equals(Buffer.concat([numbers, numbers, numbers]))).toBe(true);
  });

  it('has thousands of frames', async () => {
    const frames = Array.from({ length: 3000 }, (_, index) => zstdFrame(Buffer.from(`${index} `)));
    const { output, error } = await unzstd(Buffer.concat(frames), chunkSize);
    expect(error).toBeNull();
    expect(output.toString()).toBe(Array.from({ length: 3000 }, (_, index) => `${index} `).join(''));
  });

  it('is told to be cut off between two blocks, and inside each header', async () => {
    const [first, second] = [Buffer.alloc(600, 'a'), Buffer.alloc(600, 'b')];
    const stream = Buffer.concat([zstdFrame(Buffer.from('before')), rawFrame([first, second])]);
    const before = zstdFrame(Buffer.from('before')).length;
    const border = before + 6 + 3 + first.length;
    for (const length of [border, border + 1, border + 3, border + 4, before + 6, before + 5, before + 1]) {
      const { output, error } = await unzstd(stream.subarray(0, length), chunkSize);
      expect(error, `cut at ${length}`).toMatchObject({ code: 'compressed-truncated' });
      if (length >= border) expect(output.subarray(0, 606).toString()).toBe(`before${first}`);
      else expect(output.toString()).toBe('before');
    }
    expect((await unzstd(stream.subarray(0, before), chunkSize)).error).toBeNull();
    const skippable = Buffer.concat([stream, skippableFrame(Buffer.alloc(100))]);
    const cut = await unzstd(skippable.subarray(0, -1), chunkSize);
    expect([cut.output.length, cut.error?.code]).toEqual([1206, 'compressed-truncated']);
  });

  it('hands on every block in front of the damage, and names its place', async () => {
    const blocks = [Buffer.alloc(500, 'a'), Buffer.alloc(500, 'b'), Buffer.alloc(500, 'c')];
    const frame = rawFrame(blocks);
    const damaged = Buffer.concat([zstdFrame(numbers.subarray(0, 5000)), frame]);
    const third = damaged.length - 503;
    // The type that there is not: RFC 8878, 3.1.1.2.2.
    damaged[third]! |= 6;
    const { output, error } = await unzstd(damaged, chunkSize);
    expect(output.equals(Buffer.concat([numbers.subarray(0, 5000), blocks[0]!, blocks[1]!]))).toBe(true);
    expect(error?.code).toBe('compressed-corrupt');
    expect(error?.offset).toBeGreaterThan(third - chunkSize);
    expect(error?.offset).toBeLessThanOrEqual(third + 3);
  });

  it('is compared with its checksum', async () => {
    const stream = read('zstd.zst');
    stream[stream.length - 1]! ^= 1;
    const { error } = await unzstd(stream, chunkSize);
    expect(error).toMatchObject({ code: 'compressed-corrupt', message: 'a checksum is wrong' });
  });

  it('is compared with the size that its header says', async () => {
    const stream = zstdFrame(Buffer.alloc(1000, 'x'));
    stream.writeUInt32LE(1001, 5);
    expect((await unzstd(stream, chunkSize)).error).toMatchObject({ code: 'compressed-corrupt' });
  });

  it('with something else behind it is told, after all of it was read', async () => {
    const stream = Buffer.concat([read('zstd.zst'), Buffer.from('something else')]);
    const { output, error } = await unzstd(stream, chunkSize);
    expect(output.equals(numbers)).toBe(true);
    expect(error).toMatchObject({ code: 'compressed-corrupt', offset: stream.length - 14 });
  });

  it('that wants a dictionary is refused in words', async () => {
    // RFC 8878, 3.1.1.1.3: the lowest bits of the descriptor say that an id of one byte follows the window.
    const stream = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 10 << 3, 7, (1 << 3) | 1, 0, 0, 0x78]);
    const { error } = await unzstd(stream, chunkSize);
    expect(error).toMatchObject({
      code: 'unsupported-compression',
      message: expect.stringContaining('dictionary'),
    });
  });

  it('fills the largest window that is allowed, and no larger one', async () => {
    // Blocks that each stand for 128 KiB of one byte, then the end: a window of 128 MiB is gone round once.
    const run = Buffer.from([2, 0, 0x10, 0x61]);
    const frame = (window: number) =>
      Buffer.concat([
        Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, window]),
        ...Array<Buffer>(50).fill(run),
        Buffer.from([1, 0, 0]),
      ]);
    const { output, error } = await unzstd(frame(17 << 3), chunkSize);
    expect([output.length, error]).toEqual([50 << 17, null]);
    expect((await unzstd(frame((17 << 3) | 1), chunkSize)).error).toMatchObject({ code: 'limit-zstd-window' });
  });
});

it('zstd inflates what other decoders do, whichever bits are flipped', async () => {
  const stream = read('zstd-frames.zst');
  for (let at = 0; at < stream.length; at += Math.ceil(stream.length / 60)) {
    const damaged = Buffer.from(stream);
    damaged[at]! ^= 1 << (at % 8);
    const results = await Promise.all([100, 1 << 20].map((chunkSize) => unzstd(damaged, chunkSize)));
    for (const { output, error } of results) {
      if (error === null) expect(output.equals(Buffer.from(decompress(damaged)))).toBe(true);
      else
        expect(
          numbers
            .subarray(0, output.length - (output.length % (1 << 17)))
            .equals(output.subarray(0, output.length - (output.length % (1 << 17)))),
        ).toBe(true);
    }
    // Whoever inflates, Node's own or zstd in WebAssembly, the verdict is one.
    expect(results[0]!.error?.code).toBe(results[1]!.error?.code);
    expect(results[0]!.output.length).toBe(results[1]!.output.length);
  }
});

it('zstd in WebAssembly takes memory for the window that is used, and no thread of execution is lost to damage', async () => {
  const decoder = await ZstdDecoder.create();
  const output: Buffer[] = [];
  const push = (bytes: Uint8Array) => decoder.push(bytes, 0, (chunk) => output.push(Buffer.from(chunk)));
  push(read('zstd.zst'));
  expect(Buffer.concat(output).equals(numbers)).toBe(true);
  expect(() => push(Buffer.from('no zstd at all'))).toThrow();
});
