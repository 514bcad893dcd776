import type { Blob } from '../blob/blob.js';
import { type Compression, sniffBytes, sniffCompression } from '../inflate/compression.js';
import { InflateError } from '../inflate/inflate.js';
import { inflates } from '../inflate/inflates.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { Digests } from '../oci/digests.js';
import { LimitReached } from '../problem/limit-reached.js';
import { ChangesetBuilder } from './changeset-builder.js';
import { type LayerClaims, noClaims } from './layer-claims.js';
import { LayerIndexer } from './layer-indexer.js';
import type { LayerReading, Passed } from './layer-reading.js';
import { passBytes } from './pass-bytes.js';
import { seekTar } from './tar-seeker.js';
import { readToc } from './toc/read-toc.js';

/** Told now and then how many bytes of the stored blob were passed. */
export type OnProgress = (bytesRead: number) => void;

/**
 * Reads a layer into a changeset. A plain tar that can be read anywhere is seeked over: contents are not read and digests
 * not checked. Of a compressed one all bytes pass by, so blob, tar and contents are hashed on the way, and a table of contents
 * is held against the tar. Never throws for what is in the layer: what was read until then is kept, with the problem. Rejects
 * when the medium fails.
 */
export async function indexLayer(
  blob: Blob,
  onProgress: OnProgress = () => {},
  claims: LayerClaims = noClaims,
  limits: Limits = defaultLimits,
): Promise<LayerReading> {
  const compression = sniffCompression(await blob.read(0, sniffBytes));
  if (compression === 'none' && blob.readSync !== undefined) return seekLayer(blob, blob.readSync, onProgress, limits);
  return streamLayer(blob, compression, onProgress, claims, limits);
}

async function seekLayer(
  blob: Blob,
  readSync: NonNullable<Blob['readSync']>,
  onProgress: OnProgress,
  limits: Limits,
): Promise<LayerReading> {
  const builder = new ChangesetBuilder(limits);
  let complete = false;
  try {
    ({ complete } = await seekTar(builder, blob.size, readSync, onProgress, limits));
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    builder.streamProblem(error.code, error.message, null);
  }
  const changeset = builder.finish(complete, blob.size);
  return { ...nothingRead(changeset), compression: 'none', passed: 'headers' };
}

async function streamLayer(
  blob: Blob,
  compression: Compression,
  onProgress: OnProgress,
  claims: LayerClaims,
  limits: Limits,
): Promise<LayerReading> {
  const hasToc = compression === 'gzip' || compression === 'zstd';
  const toc = hasToc ? await readToc(blob, compression, claims.annotations, limits) : null;
  const indexer = new LayerIndexer(toc?.chunks, limits);
  const stored = await Digests.against([claims.digest]);
  const tar = await Digests.against([claims.diffId]);
  let bytesRead = 0;
  let passed: Passed = 'all';
  const onOutput = (chunk: Uint8Array) => {
    tar.update(chunk);
    indexer.push(chunk);
  };
  const onStored = (chunk: Uint8Array) => {
    stored.update(chunk);
    bytesRead += chunk.length;
    onProgress(bytesRead);
  };

  try {
    if (compression === 'none') {
      for await (const chunk of blob.stream()) {
        onStored(chunk);
        onOutput(chunk);
      }
    } else await inflates[compression](blob, onOutput, onStored, limits);
  } catch (error) {
    // What is sound and not read here is no damage: nobody can tell what the tar would be.
    if (error instanceof LimitReached) {
      passed = 'stored';
      indexer.stop(error);
    } else if (error instanceof InflateError) {
      passed = error.code === 'unsupported-compression' ? 'stored' : 'damaged';
      indexer.fail(error.code, `The ${compression} stream cannot be read to its end: ${error.message}.`, error.offset);
    } else throw error;
  }
  // The blob's digest is of all its bytes: those behind the damage, and those behind the end of the stream, count too.
  await passBytes(blob, bytesRead, onStored);

  const changeset = indexer.finish();
  // Of a tar that is not read to its end nobody knows what it has.
  const checked = changeset.complete ? (toc?.check(changeset) ?? null) : null;
  return {
    changeset: checked === null ? changeset : { ...changeset, problems: [...changeset.problems, ...checked.problems] },
    compression,
    digest: stored.like(claims.digest),
    diffId: passed === 'all' ? tar.like(claims.diffId) : null,
    passed,
    toc: checked?.verdict ?? null,
  };
}

/** Stands for a layer that is not here or could not be read: it keeps its position and has no entries. */
export function emptyReading(): LayerReading {
  return nothingRead(new ChangesetBuilder().finish(false, 0));
}

function nothingRead(changeset: LayerReading['changeset']): LayerReading {
  return { changeset, compression: null, digest: null, diffId: null, passed: 'none', toc: null };
}
