import { closeSync, write } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { fileOf, type OpenFile } from '../blob/file-blob.js';
import { noRoomOr } from './no-room.js';
import { openPrivateFile } from './private-file.js';
import { progressInterval, type SpoolOptions } from './spool-options.js';

const writeSome = promisify(write);

/** Copies what can be read only once, a pipe, into a temporary file: an archive is read at many places. */
export async function copyStream(
  stream: Readable,
  path: string,
  { onProgress, signal }: SpoolOptions,
): Promise<OpenFile> {
  if (signal !== undefined) addAbortSignal(signal, stream);
  const target = openPrivateFile();
  let bytesRead = 0;
  let reported = 0;
  // By the clock and not by the bytes: a slow writer may have sent the last ones long ago.
  const timer = setInterval(() => {
    if (bytesRead > reported) onProgress?.({ what: 'reading', path, bytesRead, size: null });
    reported = bytesRead;
  }, progressInterval);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      await writeAll(target, chunk, path);
      bytesRead += chunk.length;
    }
    return fileOf(target, path);
  } catch (error) {
    closeSync(target);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Writes a chunk, from where the file stands. */
export async function writeAll(target: number, chunk: Uint8Array, path: string): Promise<void> {
  try {
    for (let start = 0; start < chunk.length; ) {
      const { bytesWritten } = await writeSome(target, chunk, start, chunk.length - start, null);
      start += bytesWritten;
    }
  } catch (error) {
    throw noRoomOr(error, path, 'write it to a file and open that.');
  }
}
