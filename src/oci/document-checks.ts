import { type BlobKind, type Check, check, type Promiser } from './check.js';
import type { Digest } from './digest.js';
import { digestCheck } from './digest-check.js';
import { Digests } from './digests.js';

/** What is said of a document before it is read. */
export type DocumentClaims = {
  readonly what: Exclude<BlobKind, 'layer'>;
  /** What it goes by: its digest, or its name in the archive. */
  readonly blob: string;
  /** null where nothing says. */
  readonly digest: Digest | null;
  /** Bytes; null where nothing says. */
  readonly size: number | null;
  readonly says: Promiser;
};

/** Holds a document against what is said of it. */
export async function documentChecks(bytes: Uint8Array, claims: DocumentClaims): Promise<Check[]> {
  const { what, blob, says, digest, size } = claims;
  const digests = await Digests.against([digest]);
  digests.update(bytes);
  const subject = { what, layer: null, blob, says };
  return [
    check({ ...subject, property: 'size' }, size, bytes.length),
    digestCheck({ ...subject, property: 'digest' }, digest, digests.like(digest)),
  ];
}
