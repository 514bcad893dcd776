import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { openOutside } from '../../src/commands/open-outside.js';
import type { Contents } from '../../src/content/contents.js';
import { ImageError, UsageError } from '../../src/problem/errors.js';
import { inspectionOf } from '../explorer/inspection-of.js';

const inspection = await inspectionOf({ layers: [{ entries: { key: 'secret' } }] });
const { TMPDIR } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'unearth-test-'));
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

/** Gives a file whose bytes are of that blob to another program. */
function opened(blob: Blob, isWhole = true) {
  process.env.TMPDIR = folder;
  const contents = { open: async () => ({ blob, size: 6, digest: null, map: null, isWhole }) };
  const how = { signal: new AbortController().signal, onProgress: () => {} };
  return openOutside(inspection, contents as unknown as Contents, 0, 'pager', how);
}

/** What node:fs rejects with. */
function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: no, read`), { code, syscall: 'read' });
}

describe('a file for another program', () => {
  it('is told to be a part, where its layer is cut off', async () => {
    const whole = await opened(memoryBlob(Buffer.from('secret')));
    expect(whole.cutOff).toBe(null);
    const part = await opened(memoryBlob(Buffer.from('sec')));
    expect(part.cutOff).toEqual({ here: 3, size: 6 });
    // Its layer ends inside it, and its size is what is there.
    const end = await opened(memoryBlob(Buffer.from('secret')), false);
    expect(end.cutOff).toEqual({ here: 6, size: null });
    for (const file of [whole, part, end]) file.discard();
  });

  it('blames the image where that cannot be read, and leaves nothing behind', async () => {
    const broken = { ...memoryBlob(Buffer.from('secret')), size: 6, read: () => Promise.reject(systemError('EIO')) };
    const failed = opened(broken);
    await expect(failed).rejects.toBeInstanceOf(ImageError);
    await expect(failed).rejects.toThrow('The image cannot be read: EIO');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('blames the temporary folder where that is gone', async () => {
    rmSync(folder, { recursive: true });
    await expect(opened(memoryBlob(Buffer.from('secret')))).rejects.toBeInstanceOf(UsageError);
  });
});
