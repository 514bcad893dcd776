import { once } from 'node:events';
import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linesOf } from '../content/lines.js';
import { isText } from '../content/text-or-binary.js';
import { contentLine } from '../format/content-line.js';
import type { Environment } from '../format/is-utf8.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import { exitCode } from './exit-code.js';

/** Lines that are written at once. */
const mostLines = 1000;

const nul = new Uint8Array(1);

/** Where a command prints. */
export type Output = {
  /** Whether what is printed may be coloured: for a person at a terminal who did not ask for none. */
  readonly colours: boolean;
  /** Writes to standard output, and waits when the reader is slow. */
  write(text: SafeText): Promise<void>;
  /** The same for many lines, each without its line feed. */
  writeLines(lines: Iterable<SafeText>): Promise<void>;
  /** Writes names of an image as the bytes they are, a NUL behind each, which no name has. Refuses where that would be a terminal. */
  writeNames(names: Iterable<Uint8Array>): Promise<void>;
  /** Writes bytes of an image: to a pipe or a file as they are, to a terminal as text that cannot do anything to it. */
  writeBytes(chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Says something beside what is printed, on standard error: `unearth: …` */
  warn(text: SafeText): void;
  /** Says how far something is, in one line that is written over; null takes it away. Only where errors go to a terminal. */
  progress(text: SafeText | null): void;
  /** Writes a whole file of pieces, or leaves what was there. Devices and pipes are written to as they are. */
  writeFile(path: string, pieces: Iterable<SafeText>): void;
};

/** Prints to a stream. A reader that goes away (`| head`) ends the program quietly, as it ends other programs. */
export function outputTo(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  errors: NodeJS.WritableStream & { readonly isTTY?: boolean },
  env: Environment = {},
): Output {
  const write = async (text: SafeText) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  const warn = (text: SafeText) => errors.write(`unearth: ${text}\n`);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    warn(safe`Standard output cannot be written: ${safeText(error.message)}.`);
    process.exit(exitCode.usage);
  });
  // no-color.org: set and not empty, whatever the value.
  const isPlain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    colours: stream.isTTY === true && !isPlain,
    warn,
    progress: (text) => {
      // Back to the first column, and clear to the end of the line (ECMA-48 EL).
      if (errors.isTTY === true) errors.write(`\r\u001b[K${text === null ? '' : text}`);
    },
    write,
    writeLines: async (lines) => {
      for (const batch of inBatches(lines, mostLines)) await write(safe`${joinSafe(batch, '\n')}\n`);
    },
    writeNames: async (names) => {
      if (stream.isTTY === true) {
        throw new UsageError(
          'Names are not written to a terminal as the bytes they are.',
          'Send them to a program: | xargs -0, | sort -z',
        );
      }
      for (const batch of inBatches(names, mostLines)) {
        const bytes = Buffer.concat(batch.flatMap((name) => [name, nul]));
        if (!stream.write(bytes)) await once(stream, 'drain');
      }
    },
    writeBytes: async (chunks) => {
      if (stream.isTTY === true) {
        for await (const { bytes } of linesOf(textOnly(chunks))) await write(safe`${contentLine(bytes)}\n`);
        return;
      }
      // Chunks are valid only until the next one is asked for, and a stream may hold on to what it was given.
      for await (const chunk of chunks) if (!stream.write(Uint8Array.from(chunk))) await once(stream, 'drain');
    },
    writeFile: (path, pieces) => {
      try {
        if (isReplaceable(path)) replaceFile(path, pieces);
        else writeInto(openSync(path, 'w'), pieces);
      } catch (error) {
        throw new UsageError(
          `The report cannot be written to ${path}: ${error instanceof Error ? error.message : String(error)}.`,
          'Name a file in a folder that is there and that you may write to.',
          { cause: error },
        );
      }
    },
  };
}

/** What is written at once: few writes, and little memory. */
function* inBatches<T>(items: Iterable<T>, most: number): Generator<T[], void, void> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The chunks of a text; a terminal can show nothing else. */
async function* textOnly(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && !isText(chunk)) {
      throw new UsageError(
        'The file is not text, so it is not printed on a terminal.',
        'Send it to a file or a program: > FILE, | xxd',
      );
    }
    isFirst = false;
    yield chunk;
  }
}

/** A regular file, or nothing yet. What else there is, `/dev/null` or a pipe, must not be renamed over. */
function isReplaceable(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() !== false;
}

/** Written beside the file and renamed: nobody ever finds half a report under that name. A symlink to it stays one. */
function replaceFile(path: string, pieces: Iterable<SafeText>): void {
  const file = existsSync(path) ? realpathSync(path) : path;
  const unfinished = join(dirname(file), `.unearth-${process.pid}.tmp`);
  try {
    writeInto(openSync(unfinished, 'wx'), pieces);
    renameSync(unfinished, file);
  } catch (error) {
    discard(unfinished);
    throw error;
  }
}

function writeInto(descriptor: number, pieces: Iterable<SafeText>): void {
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

/** Removes what was begun, if it was: under a name that no file can have, asking alone fails. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
