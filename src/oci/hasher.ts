import { createHash } from 'node:crypto';
import type { DigestAlgorithm } from './digest.js';

/** Computes one digest of bytes that pass by in order. */
export type Hasher = {
  update(bytes: Uint8Array): void;
  /** The encoded part of the digest, in hex. To be called once, at the end. */
  hex(): string;
};

/** What computes the digests of each algorithm that a digest can be checked by. */
const makers: Readonly<Record<DigestAlgorithm, () => Promise<Hasher>>> = {
  sha256: async () => nodeHasher('sha256'),
  sha384: async () => nodeHasher('sha384'),
  sha512: async () => nodeHasher('sha512'),
  blake3: async () => (await import('./blake3.js')).blake3(),
};

/** A new hasher; null for an algorithm that is not registered. */
export async function hasherOf(algorithm: string): Promise<Hasher | null> {
  return Object.hasOwn(makers, algorithm) ? makers[algorithm as DigestAlgorithm]() : null;
}

function nodeHasher(algorithm: string): Hasher {
  const hash = createHash(algorithm);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => hash.digest('hex'),
  };
}
