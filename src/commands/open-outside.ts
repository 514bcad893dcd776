import { open } from 'node:fs/promises';
import type { Content, Contents } from '../content/contents.js';
import type { Outside, OutsideProgram } from '../explorer/world.js';
import { decodeName } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { ImageError, UsageError } from '../problem/errors.js';
import type { VersionId } from '../tree/version.js';
import { OutsideRun } from './outside-program.js';
import { TemporaryFile } from './temporary-file.js';

export type OpenOutsideOptions = {
  readonly signal: AbortSignal;
  /** Told how far it is, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/** Bytes that are copied at a time. */
const chunk = 1 << 20;

/** The bytes of a file where another program of the user's can open them: in a private folder, under its own name, not to be written to. */
export async function openOutside(
  inspection: Inspection,
  contents: Contents,
  version: VersionId,
  program: OutsideProgram,
  { signal, onProgress }: OpenOutsideOptions,
): Promise<Outside> {
  const { tree } = inspection.stack;
  const name = decodeName(tree.name(inspection.stack.nodeOf(version)));
  const { blob, size, isWhole } = await contents.open(inspection, version, {
    signal,
    onProgress: ({ bytesRead, size }) => onProgress(size === 0 ? 1 : bytesRead / size),
  });
  let run: OutsideRun | null = null;
  const file = new TemporaryFile(name, async (ended) => run?.end(ended));
  let here = 0;
  try {
    const handle = await written(file.path, () => open(file.path, 'wx', 0o400));
    try {
      while (here < blob.size) {
        signal.throwIfAborted();
        const bytes = await read(blob, here);
        if (bytes.length === 0) break;
        await written(file.path, () => handle.writeFile(bytes));
        here += bytes.length;
        onProgress(here / blob.size);
      }
    } finally {
      await written(file.path, () => handle.close());
    }
  } catch (error) {
    file.remove();
    throw error;
  }
  const started = new OutsideRun(file.path, program);
  run = started;
  // Where the layer ends nobody counted what should have followed.
  const cutOff = here < size ? { here, size } : isWhole ? null : { here, size: null };
  return { run: () => started.run(), discard: file.remove, cutOff };
}

/** What goes wrong with the image is not the fault of the temporary folder, and the other way round. */
async function written<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    throw new UsageError(`${path} cannot be written: ${error.message}.`, 'Set TMPDIR to a folder that has room.');
  }
}

async function read(blob: Content['blob'], at: number): Promise<Uint8Array> {
  try {
    return await blob.read(at, Math.min(chunk, blob.size - at));
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    throw new ImageError(`The image cannot be read: ${error.message}.`, 'Look whether its file is as it was.');
  }
}

function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
