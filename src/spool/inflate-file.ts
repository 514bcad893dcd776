import { closeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FileSlice } from '../blob/blob.js';
import { fileOf, type OpenFile } from '../blob/file-blob.js';
import { builtFile } from '../built-file.js';
import type { Compression } from '../inflate/compression.js';
import { defaultLimits } from '../limits/limits.js';
import type { Damage } from './inflate-blob.js';
import { noRoomOr } from './no-room.js';
import { openPrivateFile } from './private-file.js';
import type { SpoolOptions } from './spool-options.js';
import type { SpoolReply, SpoolRequest } from './spool-worker.js';

const spoolWorkerFile = builtFile('spool-worker.js');

/** What decompresses a file of each form. */
export const decompress: Readonly<Record<Exclude<Compression, 'none'>, string>> = {
  gzip: 'gunzip',
  zstd: 'unzstd',
  xz: 'unxz',
  bzip2: 'bunzip2',
};

/** A temporary file with what a compressed one inflates to, as far as that goes. */
export type InflatedFile = { readonly file: OpenFile; readonly damage: Damage | null };

/**
 * Inflates a file into a temporary one, which has its path for a name: an archive is read at many places. A thread does it, so
 * that the screen stays alive, and whatever the stream holds can be given up at once.
 */
export async function inflateFile(
  file: OpenFile,
  compression: Exclude<Compression, 'none'>,
  options: SpoolOptions,
): Promise<InflatedFile> {
  const target = openPrivateFile();
  try {
    const damage = await inflateInto(target, file.blob(0, file.size).slice!, compression, options);
    return { file: fileOf(target, file.path), damage };
  } catch (error) {
    closeSync(target);
    throw noRoomOr(error, file.path, `decompress it by hand: ${decompress[compression]} < FILE > image.tar`);
  }
}

/** The same with a part of a file, into one that is open for writing. Rejects with what `fs` says where that cannot be written. */
export async function inflateInto(
  target: number,
  slice: FileSlice,
  compression: Exclude<Compression, 'none'>,
  { onProgress, signal, limits = defaultLimits }: SpoolOptions,
): Promise<Damage | null> {
  const { path, offset, size } = slice;
  const range = { descriptor: slice.descriptor(), offset, size };
  const request: SpoolRequest = { range, compression, target, limits };
  signal?.throwIfAborted();
  const worker = new Worker(spoolWorkerFile, { workerData: request });
  let onAbort = () => {};
  try {
    return await new Promise<Damage | null>((resolve, reject) => {
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort);
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread that inflated it ended')));
      worker.on('message', (reply: SpoolReply) => {
        if (reply.type === 'progress') {
          const { bytesRead, bytesWritten } = reply;
          onProgress?.({ what: 'inflating', path, bytesRead, bytesWritten, size });
        } else if (reply.type === 'done') resolve(reply.damage);
        else reject(Object.assign(new Error(reply.message), { code: reply.code }));
      });
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    // Only then may the files be closed that it reads and writes.
    await worker.terminate();
  }
}
