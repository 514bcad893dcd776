import { closeSync } from 'node:fs';
import type { Blob } from '../blob/blob.js';
import { fileOf } from '../blob/file-blob.js';
import { inflatedCache } from '../cache/inflated-cache.js';
import type { Compression } from '../inflate/compression.js';
import type { LayerReading } from '../layer/layer-reading.js';
import type { Limits } from '../limits/limits.js';
import type { Digest } from '../oci/digest.js';
import { type Damage, inflateBlob } from '../spool/inflate-blob.js';
import { inflateInto } from '../spool/inflate-file.js';
import { noRoomOr } from '../spool/no-room.js';
import { openPrivateFile } from '../spool/private-file.js';

/** How far a layer is that has to be inflated before its contents can be read. */
export type InflatingProgress = {
  /** Its position. */
  readonly layer: number;
  /** Bytes of its blob that were passed, and that it has. */
  readonly bytesRead: number;
  readonly size: number;
};

export type InflatingOptions = {
  readonly onProgress?: ((progress: InflatingProgress) => void) | undefined;
  /** Ends the inflating, which rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
};

/** The tar of a compressed layer, in a file. */
export type InflatedLayer = {
  /** As far as it could be inflated. */
  readonly tar: Blob;
  close(): void;
};

/** A compressed layer that was read. */
export type CompressedLayer = {
  readonly blob: Blob;
  /** Position, for messages. */
  readonly layer: number;
  readonly reading: LayerReading;
  readonly compression: Exclude<Compression, 'none'>;
};

/**
 * Inflates a layer into a file: that of the user's cache where the blob's digest is known and `cache` allows it, else one without a
 * name, which is gone with the process.
 */
export async function inflateLayer(
  compressed: CompressedLayer,
  { limits, cache }: { readonly limits: Limits; readonly cache: boolean },
  how: InflatingOptions,
): Promise<InflatedLayer> {
  const digest = cache ? digestOfBytes(compressed.reading) : null;
  const found = digest === null ? null : await inflatedCache.find(digest);
  if (found !== null) return { tar: found.blob(0, found.size), close: found.close };
  const kept = digest === null ? null : await inflatedCache.begin(digest, tarBytes(compressed.reading));
  if (kept !== null) {
    try {
      const damage = await inflate(compressed, kept.descriptor, limits, how);
      if (damage === null) kept.finish();
      else kept.drop();
      return opened(kept.descriptor, compressed);
    } catch (error) {
      kept.drop();
      closeSync(kept.descriptor);
      how.signal?.throwIfAborted();
      // There may be room elsewhere.
      if (!isNoRoom(error)) throw error;
    }
  }
  const target = openPrivateFile();
  try {
    await inflate(compressed, target, limits, how);
    return opened(target, compressed);
  } catch (error) {
    closeSync(target);
    throw noRoomOr(error, nameOf(compressed), 'look into a copy that skopeo made with --dest-decompress.');
  }
}

function inflate(
  { blob, layer, compression }: CompressedLayer,
  target: number,
  limits: Limits,
  { onProgress, signal }: InflatingOptions,
): Promise<Damage | null> {
  const tell = (bytesRead: number) => onProgress?.({ layer, bytesRead, size: blob.size });
  if (blob.slice === undefined) return inflateBlob(blob, compression, target, limits, tell);
  return inflateInto(target, blob.slice, compression, {
    limits,
    signal,
    onProgress: ({ bytesRead }) => tell(bytesRead),
  });
}

function opened(descriptor: number, compressed: CompressedLayer): InflatedLayer {
  const file = fileOf(descriptor, nameOf(compressed));
  return { tar: file.blob(0, file.size), close: file.close };
}

/** The digest of the very bytes that would be inflated: one that is only promised says nothing of them. */
function digestOfBytes({ passed, digest }: LayerReading): Digest | null {
  return passed === 'all' ? digest : null;
}

/** Bytes of the tar up to the end of its last content. */
function tarBytes({ changeset: { rows, offset, storedSize } }: LayerReading): number {
  return rows === 0 ? 0 : offset[rows - 1]! + storedSize[rows - 1]!;
}

function nameOf({ layer }: CompressedLayer): string {
  return `layer ${layer}`;
}

function isNoRoom(error: unknown): boolean {
  return noRoomOr(error, '', '') !== error;
}
