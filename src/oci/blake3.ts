import { createBLAKE3 } from 'hash-wasm';
import type { Hasher } from './hasher.js';

/**
 * BLAKE3, which descriptor.md registers and Node's crypto has not. A module of its own, so that the WebAssembly is loaded
 * only where a digest of this kind is met.
 */
export async function blake3(): Promise<Hasher> {
  const hash = await createBLAKE3();
  hash.init();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => hash.digest('hex'),
  };
}
