import { algorithmOf, type Digest } from './digest.js';
import { type Hasher, hasherOf } from './hasher.js';

/** What is computed of bytes whose digest nobody promises. */
const usual = 'sha256';

/** Computes digests of the same bytes in all the algorithms in which they are promised: each once. */
export class Digests {
  readonly #hashers: ReadonlyMap<string, Hasher | null>;
  readonly #hex = new Map<string, string>();

  private constructor(hashers: ReadonlyMap<string, Hasher | null>) {
    this.#hashers = hashers;
  }

  /** For bytes that have to be held against these. */
  static async against(promised: readonly (Digest | null)[]): Promise<Digests> {
    const algorithms = new Set(promised.map(algorithmFor));
    return new Digests(
      new Map(await Promise.all([...algorithms].map(async (name) => [name, await hasherOf(name)] as const))),
    );
  }

  update(bytes: Uint8Array): void {
    for (const hasher of this.#hashers.values()) hasher?.update(bytes);
  }

  /** The digest of all bytes in the algorithm of the one that is promised; null where it cannot be computed. */
  like(promised: Digest | null): Digest | null {
    const algorithm = algorithmFor(promised);
    const hex = this.#hex.get(algorithm) ?? this.#hashers.get(algorithm)?.hex() ?? null;
    if (hex === null) return null;
    this.#hex.set(algorithm, hex);
    return `${algorithm}:${hex}` as Digest;
  }
}

function algorithmFor(promised: Digest | null): string {
  return promised === null ? usual : algorithmOf(promised);
}
