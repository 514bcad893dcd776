import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImageError } from '../problem/errors.js';

/**
 * Opens a temporary file for reading and writing that nobody else can open, and that is gone when its descriptor is
 * closed, however the process ends: its name is removed at once. Where an open file keeps its name (Windows), that goes at
 * the end of the process.
 */
export function openPrivateFile(): number {
  const folder = makeFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    return openSync(join(folder, 'spool'), 'wx+', 0o600);
  } finally {
    try {
      remove();
    } catch {
      process.once('exit', remove);
    }
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'unearth-'));
  } catch (error) {
    throw new ImageError(
      `No temporary file can be made in ${tmpdir()}: ${error instanceof Error ? error.message : String(error)}.`,
      'Set TMPDIR to a folder that you may write to.',
      { cause: error },
    );
  }
}
