import { createHash } from 'node:crypto';
import type { Blob } from '../blob/blob.js';
import { type Compression, sniffBytes, sniffCompression } from '../inflate/compression.js';
import { InflateError } from '../inflate/inflate.js';
import { inflates } from '../inflate/inflates.js';
import { ChangesetBuilder } from './changeset-builder.js';
import { LayerIndexer } from './layer-indexer.js';
import type { LayerReading } from './layer-reading.js';
import { seekTar } from './tar-seeker.js';

/** Told now and then how many bytes of the stored blob were passed. */
export type OnProgress = (bytesRead: number) => void;

/**
 * Reads a layer into a changeset. A plain tar that can be read anywhere is seeked over: contents are not read and digests
 * not checked. Of a compressed one all bytes pass by, so blob, tar and contents are hashed on the way. Never throws for
 * what is in the layer: what was read until then is kept, with the problem. Rejects when the medium fails.
 */
export async function indexLayer(blob: Blob, onProgress: OnProgress = () => {}): Promise<LayerReading> {
  const compression = sniffCompression(await blob.read(0, sniffBytes));
  if (compression === 'none' && blob.readSync !== undefined) return seekLayer(blob, blob.readSync, onProgress);
  return streamLayer(blob, compression, onProgress);
}

async function seekLayer(
  blob: Blob,
  readSync: NonNullable<Blob['readSync']>,
  onProgress: OnProgress,
): Promise<LayerReading> {
  const builder = new ChangesetBuilder();
  const end = await seekTar(builder, blob.size, readSync, onProgress);
  return { changeset: builder.finish(end.complete, blob.size), compression: 'none', digest: null, diffId: null };
}

async function streamLayer(blob: Blob, compression: Compression, onProgress: OnProgress): Promise<LayerReading> {
  const indexer = new LayerIndexer();
  const storedHash = createHash('sha256');
  const tarHash = createHash('sha256');
  let bytesRead = 0;
  let whole = true;
  const onOutput = (chunk: Uint8Array) => {
    tarHash.update(chunk);
    indexer.push(chunk);
  };
  const onStored = (chunk: Uint8Array) => {
    storedHash.update(chunk);
    bytesRead += chunk.length;
    onProgress(bytesRead);
  };

  try {
    if (compression === 'none') {
      for await (const chunk of blob.stream()) {
        onStored(chunk);
        onOutput(chunk);
      }
    } else await inflates[compression](blob, onOutput, onStored);
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    whole = false;
    indexer.fail(error.code, `The ${compression} stream cannot be read to its end: ${error.message}.`, error.offset);
  }
  return {
    changeset: indexer.finish(),
    compression,
    digest: whole ? `sha256:${storedHash.digest('hex')}` : null,
    diffId: whole ? `sha256:${tarHash.digest('hex')}` : null,
  };
}

/** Stands for a layer that is not here or could not be read: it keeps its position and has no entries. */
export function emptyReading(): LayerReading {
  return { changeset: new ChangesetBuilder().finish(false, 0), compression: null, digest: null, diffId: null };
}
