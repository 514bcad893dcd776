import { isatty } from 'node:tty';
import { ImageError, UsageError } from '../problem/errors.js';
import { copyStream } from '../spool/copy-stream.js';
import type { SpoolOptions } from '../spool/spool-options.js';
import type { FileStore } from './file-store.js';
import { openArchive } from './open-archive.js';

/** What it is called where it is spoken of. */
export const standardInput = 'standard input';

const command = 'docker save IMAGE | unearth -';

/** Opens the archive that comes through standard input, to its end, plain or compressed. */
export async function openStandardInput(options: SpoolOptions): Promise<FileStore> {
  if (isatty(0))
    throw new UsageError('Standard input is a terminal: no image comes from there.', `Pipe one in: ${command}`);
  const file = await copyStream(process.stdin, standardInput, options);
  if (file.size > 0) return openArchive(file, options);
  file.close();
  throw new ImageError('Standard input is empty.', `See what the command in front of the pipe says, as in: ${command}`);
}
