import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openFile } from '../../src/blob/file-blob.js';
import { type Compression, sniffCompression } from '../../src/inflate/compression.js';
import { ImageError } from '../../src/problem/errors.js';
import { copyStream, writeAll } from '../../src/spool/copy-stream.js';
import { inflateFile, inflateInto } from '../../src/spool/inflate-file.js';
import { noRoomOr } from '../../src/spool/no-room.js';
import { openPrivateFile } from '../../src/spool/private-file.js';
import { scratch } from '../archives.js';

const streams = join(import.meta.dirname, '../inflate/streams');

const { TMPDIR } = process.env;
afterEach(() => {
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
});

describe('a private file', () => {
  it('has no name, and nobody else may read it', () => {
    const folder = scratch();
    process.env['TMPDIR'] = folder;
    const descriptor = openPrivateFile();
    expect(readdirSync(folder)).toEqual([]);
    const { mode, nlink } = fstatSync(descriptor);
    expect([mode & 0o777, nlink]).toEqual([0o600, 0]);
    writeSync(descriptor, 'content');
    const memory = Buffer.alloc(7);
    readSync(descriptor, memory, 0, 7, 0);
    expect(memory.toString()).toBe('content');
    closeSync(descriptor);
  });

  it('that cannot be made is an error with what to do', () => {
    process.env['TMPDIR'] = join(scratch(), 'not-there');
    expect(openPrivateFile).toThrow(ImageError);
    expect(openPrivateFile).toThrow(/^No temporary file can be made in .*not-there: ENOENT/);
  });
});

/** What a full disk says of every write. */
const full = () => openSync('/dev/full', 'w');

describe('a full disk is an error with what to do', () => {
  it.each(['gzip.gz', 'zstd.zst', 'xz.xz', 'bzip2.bz2'])('while %s is inflated', async (name) => {
    const path = join(streams, name);
    const [file, target] = [openFile(path), full()];
    const compression = sniffCompression(readFileSync(path)) as Exclude<Compression, 'none'>;
    const failing = inflateInto(target, file.blob(0, file.size).slice!, compression, {});
    const error = await failing.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ENOSPC' });
    expect(noRoomOr(error, path, 'do without.')).toMatchObject({
      name: 'ImageError',
      message: expect.stringContaining(`a temporary copy of ${path}.`),
      nextStep: 'Set TMPDIR to a folder with more room, or do without.',
    });
    file.close();
    closeSync(target);
  });

  it('while a pipe is copied', async () => {
    const target = full();
    await expect(writeAll(target, Buffer.from('x'), 'standard input')).rejects.toMatchObject({
      message: expect.stringMatching(/^There is no room in .* for a temporary copy of standard input\.$/),
      nextStep: 'Set TMPDIR to a folder with more room, or write it to a file and open that.',
    });
    closeSync(target);
  });
});

it('a stream is copied to its end', async () => {
  const chunks = Array.from({ length: 50 }, (_, index) => Buffer.alloc(10_000, index));
  const file = await copyStream(Readable.from(chunks), 'it', {});
  expect(file.path).toBe('it');
  expect(Buffer.from(await file.blob(0, file.size).read(0, file.size)).equals(Buffer.concat(chunks))).toBe(true);
  file.close();
});

it('what is inflated can be read by its descriptor, and has the name of what it was', async () => {
  const path = join(streams, 'xz.xz');
  const stored = openFile(path);
  const { file, damage } = await inflateFile(stored, 'xz', {});
  stored.close();
  expect(damage).toBeNull();
  const { slice } = file.blob(0, 12);
  expect(slice).toMatchObject({ path, offset: 0, size: 12 });
  const memory = Buffer.alloc(12);
  readSync(slice!.descriptor(), memory, 0, 12, 0);
  expect(memory.toString()).toBe('1\n2\n3\n4\n5\n6\n');
  file.close();
});
