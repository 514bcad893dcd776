import type { Random } from '../random.js';
import type { Mutator } from './mutator.js';

const magics = ['1f8b08', '28b52ffd', '502a4d18', '425a68', 'fd377a585a00', '7573746172', '00000000', 'ffffffff'];

/** Damage that knows no format. */
export const byteMutators: readonly Mutator<Buffer>[] = [
  { name: 'flip bits', mutate: (bytes, random) => edited(bytes, random, (byte) => byte ^ (1 << random.below(8))) },
  { name: 'change bytes', mutate: (bytes, random) => edited(bytes, random, () => random.below(256)) },
  { name: 'cut off', mutate: (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)) },
  { name: 'cut the start', mutate: (bytes, random) => bytes.subarray(random.length(bytes.length + 1)) },
  {
    name: 'insert bytes',
    mutate: (bytes, random) => {
      const at = random.below(bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), random.bytes(random.length(1000)), bytes.subarray(at)]);
    },
  },
  {
    name: 'remove bytes',
    mutate: (bytes, random) => {
      const at = random.below(bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.length(1000))]);
    },
  },
  {
    name: 'repeat a part',
    mutate: (bytes, random) => {
      const at = random.below(bytes.length + 1);
      const part = bytes.subarray(at, at + random.length(4000));
      return Buffer.concat([bytes.subarray(0, at), ...Array(random.between(1, 5)).fill(part), bytes.subarray(at)]);
    },
  },
  {
    name: 'append bytes',
    mutate: (bytes, random) => {
      const tail = random.once(2) ? Buffer.alloc(random.length(5000)) : random.bytes(random.length(5000));
      return Buffer.concat([bytes, tail]);
    },
  },
  {
    name: 'write a magic',
    mutate: (bytes, random) => {
      const copy = Buffer.from(bytes);
      copy.write(random.pick(magics), random.once(2) ? 0 : random.below(copy.length + 1), 'hex');
      return copy;
    },
  },
  {
    name: 'zeros',
    mutate: (bytes, random) => {
      const at = random.below(bytes.length + 1);
      return Buffer.from(bytes).fill(0, at, Math.min(bytes.length, at + random.length(4096)));
    },
  },
];

/** A few bytes changed in a copy. */
function edited(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = random.length(20); count >= 0 && copy.length > 0; count -= 1) {
    const at = random.below(copy.length);
    copy[at] = change(copy[at]!);
  }
  return copy;
}
