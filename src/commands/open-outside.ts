import { open } from 'node:fs/promises';
import type { Contents } from '../content/contents.js';
import type { Outside, OutsideProgram } from '../explorer/world.js';
import { decodeName } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { UsageError } from '../problem/errors.js';
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
  const { blob } = await contents.open(inspection, version, {
    signal,
    onProgress: ({ bytesRead, size }) => onProgress(size === 0 ? 1 : bytesRead / size),
  });
  let run: OutsideRun | null = null;
  const file = new TemporaryFile(name, (ended) => run?.kill(ended));
  try {
    const handle = await open(file.path, 'wx', 0o400);
    try {
      for (let at = 0; at < blob.size; ) {
        signal.throwIfAborted();
        const bytes = await blob.read(at, Math.min(chunk, blob.size - at));
        if (bytes.length === 0) break;
        await handle.writeFile(bytes);
        at += bytes.length;
        onProgress(at / blob.size);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    file.remove();
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(
        `${file.path} cannot be written: ${error.message}.`,
        'Set TMPDIR to a folder that has room.',
      );
    }
    throw error;
  }
  const started = new OutsideRun(file.path, program);
  run = started;
  return { run: () => started.run(), discard: file.remove };
}
