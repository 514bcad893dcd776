import type { Blob } from '../blob/blob.js';
import { Digests } from '../oci/digests.js';
import type { OnProgress } from './index-layer.js';
import type { LayerClaims } from './layer-claims.js';
import type { LayerDigests } from './layer-reading.js';
import { passBytes } from './pass-bytes.js';

/**
 * Reads the stored bytes of a layer through and computes their digests. Of a plain layer they are the tar, so that the diff id is
 * one of them; of another one it means nothing. Rejects when the medium fails, or `signal` is aborted.
 */
export async function digestLayer(
  blob: Blob,
  { digest, diffId }: Pick<LayerClaims, 'digest' | 'diffId'>,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<LayerDigests> {
  const digests = await Digests.against([digest, diffId]);
  let bytesRead = 0;
  await passBytes(
    blob,
    0,
    (bytes) => {
      digests.update(bytes);
      bytesRead += bytes.length;
      onProgress(bytesRead);
    },
    signal,
  );
  signal?.throwIfAborted();
  return { digest: digests.like(digest), diffId: digests.like(diffId) };
}
