import { gzipSync } from 'node:zlib';
import { byteMutators } from './bytes.js';
import type { Mutator } from './mutator.js';

/** Damage to a gzip stream: header, members, trailer (RFC 1952). */
export const gzipMutators: readonly Mutator<Buffer>[] = [
  ...byteMutators,
  {
    name: 'gzip header byte',
    mutate: (stream, random) => {
      const copy = Buffer.from(stream);
      if (copy.length > 10) copy[random.between(2, 9)] = random.below(256);
      return copy;
    },
  },
  {
    name: 'gzip trailer byte',
    mutate: (stream, random) => {
      const copy = Buffer.from(stream);
      if (copy.length > 18) copy[copy.length - 1 - random.below(8)] = random.below(256);
      return copy;
    },
  },
  {
    name: 'another gzip member',
    mutate: (stream, random) => Buffer.concat([stream, gzipSync(random.bytes(random.length(3000)))]),
  },
  { name: 'an empty gzip member', mutate: (stream) => Buffer.concat([gzipSync(Buffer.alloc(0)), stream]) },
  {
    name: 'gzip members without end',
    mutate: (stream, random) => Buffer.concat([...Array(random.length(2000)).fill(gzipSync(Buffer.alloc(0))), stream]),
  },
  {
    name: 'gzip extra field',
    mutate: (stream, random) => {
      const head = Buffer.from(stream.subarray(0, 10));
      if (head.length < 10) return stream;
      head[3] = head[3]! | 4;
      const extra = random.bytes(random.length(60_000));
      const length = Buffer.alloc(2);
      length.writeUInt16LE(random.once(5) ? 0xffff : extra.length);
      return Buffer.concat([head, length, extra, stream.subarray(10)]);
    },
  },
];
