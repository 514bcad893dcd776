import { skippableFrame, zstdFrame } from '../../layer/zstd-frames.js';
import { byteMutators } from './bytes.js';
import type { Mutator } from './mutator.js';

/** Damage to a zstd stream: frame headers, windows, blocks, skippable frames (RFC 8878). */
export const zstdMutators: readonly Mutator<Buffer>[] = [
  ...byteMutators,
  {
    name: 'zstd frame header byte',
    mutate: (stream, random) => {
      const copy = Buffer.from(stream);
      if (copy.length > 20) copy[random.between(4, 16)] = random.below(256);
      return copy;
    },
  },
  {
    name: 'zstd window',
    mutate: (stream, random) => {
      // A frame without single segment: descriptor 0, then the window byte (3.1.1.1.2), then raw blocks.
      const window = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, random.below(256)]);
      return Buffer.concat([window, stream.subarray(Math.min(stream.length, 9))]);
    },
  },
  {
    name: 'zstd content size',
    mutate: (stream, random) => {
      const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, random.pick([0xe0, 0xc0, 0x60])]);
      return Buffer.concat([head, random.bytes(8), stream.subarray(Math.min(stream.length, 9))]);
    },
  },
  {
    name: 'zstd run of one byte',
    mutate: (stream, random) => {
      // An RLE block of up to 2 MB in three bytes and one (3.1.1.2.2), more than the 128 KiB that a block may have.
      const block = Buffer.alloc(4);
      block.writeUIntLE((random.length(1 << 21) << 3) | 2 | (random.once(4) ? 1 : 0), 0, 3);
      return Buffer.concat([stream.subarray(0, 9), ...Array(random.between(1, 8)).fill(block), stream.subarray(9)]);
    },
  },
  {
    name: 'zstd skippable frame',
    mutate: (stream, random) => {
      const frame = skippableFrame(random.bytes(random.length(2000)));
      if (random.once(4)) frame.writeUInt32LE(0xfffffff0, 4);
      return random.once(2) ? Buffer.concat([frame, stream]) : Buffer.concat([stream, frame]);
    },
  },
  {
    name: 'another zstd frame',
    mutate: (stream, random) => Buffer.concat([stream, zstdFrame(random.bytes(random.length(3000)))]),
  },
];
