import { once } from 'node:events';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type SafeText, safe, safeText } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import { exitCode } from './exit-code.js';

/** Where a command prints. */
export type Output = {
  /** Writes to standard output, and waits when the reader is slow. */
  write(text: SafeText): Promise<void>;
  /** Says something beside what is printed, on standard error: `unearth: …` */
  warn(text: SafeText): void;
  /** Says how far something is, in one line that is written over; null takes it away. Only where errors go to a terminal. */
  progress(text: SafeText | null): void;
  /** Writes a whole file of pieces, or leaves what was there. */
  writeFile(path: string, pieces: Iterable<SafeText>): void;
};

/** Prints to a stream. A reader that goes away (`| head`) ends the program quietly, as it ends other programs. */
export function outputTo(
  stream: NodeJS.WritableStream,
  errors: NodeJS.WritableStream & { readonly isTTY?: boolean },
): Output {
  const warn = (text: SafeText) => errors.write(`unearth: ${text}\n`);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    warn(safe`Standard output cannot be written: ${safeText(error.message)}.`);
    process.exit(exitCode.usage);
  });
  return {
    warn,
    progress: (text) => {
      // Back to the first column, and clear to the end of the line (ECMA-48 EL).
      if (errors.isTTY === true) errors.write(`\r\u001b[K${text === null ? '' : text}`);
    },
    write: async (text) => {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    writeFile: (path, pieces) => {
      // Written beside it and renamed: nobody ever finds half a report under that name.
      const unfinished = join(dirname(path), `.unearth-${process.pid}.tmp`);
      try {
        writeNew(unfinished, pieces);
        renameSync(unfinished, path);
      } catch (error) {
        discard(unfinished);
        throw new UsageError(
          `The report cannot be written to ${path}: ${error instanceof Error ? error.message : String(error)}.`,
          'Name a file in a folder that is there and that you may write to.',
          { cause: error },
        );
      }
    },
  };
}

function writeNew(path: string, pieces: Iterable<SafeText>): void {
  const file = openSync(path, 'wx');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** Removes what was begun, if it was: under a name that no file can have, asking alone fails. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
