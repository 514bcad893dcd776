import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ImageError } from '../../src/problem/errors.js';
import { scratch } from '../archives.js';
import { skippableFrame, zstdFrame } from '../layer/zstd-frames.js';
import { tarOf, writeFile } from './files.js';
import { configOf, dockerSave } from './image-files.js';
import { errorOf, layersOf, onlyImage, opened, problemsOf } from './opening.js';

const streams = join(import.meta.dirname, '../inflate/streams');

/** Bytes that gzip cannot make smaller, always the same. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
}

describe('an archive that is compressed as a whole', () => {
  const halves = (bytes: Buffer) => [bytes.subarray(0, 700), bytes.subarray(700)] as const;
  test.each<[string, (tar: Buffer) => Buffer]>([
    ['gzip', (tar) => gzipSync(tar)],
    ['gzip in several members', (tar) => Buffer.concat(halves(tar).map((half) => gzipSync(half)))],
    ['zstd', (tar) => zstdFrame(tar)],
    ['zstd in several frames', (tar) => Buffer.concat(halves(tar).map((half) => zstdFrame(half)))],
    ['zstd behind a skippable frame', (tar) => Buffer.concat([skippableFrame(Buffer.from('x')), zstdFrame(tar)])],
    ['gzip, twice over', (tar) => gzipSync(gzipSync(tar))],
    ['gzip in zstd in gzip', (tar) => gzipSync(zstdFrame(gzipSync(tar)))],
  ])('with %s is what it is plain, whatever it is called', async (_, compress) => {
    const tar = await tarOf(dockerSave(['base', 'app']));
    const path = writeFile('image.tar', compress(tar));
    const source = await opened(path);
    expect(source.location).toBe(`docker-archive:${path}`);
    const image = await source.images[0]!.open();
    expect(await layersOf(image)).toEqual(['base', 'app']);
    expect(image.tags).toEqual(['bloat:latest']);
    expect(problemsOf(image)).toEqual([]);
  });

  test('may be named with a prefix and a reference', async () => {
    const path = writeFile('image.tar.gz', gzipSync(await tarOf(dockerSave(['base']))));
    expect((await opened(`docker-archive:${path}:bloat:latest`)).images).toHaveLength(1);
  });

  test('tells how far it is, by the compressed bytes', async () => {
    const bytes = gzipSync(await tarOf(dockerSave([noise(4_000_000)])));
    const path = writeFile('image.tar.gz', bytes);
    const told: unknown[] = [];
    (await opened(path, { onProgress: (progress) => told.push(progress) })).close();
    const numbers = { bytesRead: expect.any(Number), bytesWritten: expect.any(Number) };
    expect(told[0]).toEqual({ what: 'inflating', path, ...numbers, size: bytes.length });
  });

  test('is given up when nobody wants it any more', async () => {
    const path = writeFile('image.tar.gz', gzipSync(await tarOf(dockerSave([noise(4_000_000)]))));
    const leaving = new AbortController();
    const source = opened(path, { signal: leaving.signal, onProgress: () => leaving.abort() });
    await expect(source).rejects.toMatchObject({ name: 'AbortError' });
    await expect(opened(path, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('leaves nothing behind, not even while it is open', async () => {
    const folder = scratch();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      const source = await opened(writeFile('image.tar.gz', gzipSync(await tarOf(dockerSave(['base'])))));
      expect(readdirSync(folder)).toEqual([]);
      expect(await layersOf(await source.images[0]!.open())).toEqual(['base']);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });
});

describe('a compressed archive that is damaged', () => {
  /** Documents first, then layers that fill most of it. */
  async function archive(): Promise<Buffer> {
    return await tarOf({
      'manifest.json': [{ Config: 'config.json', RepoTags: [], Layers: ['a.tar', 'b.tar'] }],
      'config.json': configOf(['a', 'b']),
      'a.tar': noise(50_000),
      'b.tar': noise(50_000),
    });
  }

  test.each<[string, (tar: Buffer) => Buffer]>([
    ['gzip', (tar) => gzipSync(tar)],
    ['zstd', (tar) => Buffer.concat([zstdFrame(tar.subarray(0, 70_000)), zstdFrame(tar.subarray(70_000))])],
  ])('and cut off is shown as far as it goes: %s', async (_, compress) => {
    const bytes = compress(await archive());
    const end = Math.floor(bytes.length * 0.8);
    const image = await onlyImage(writeFile('image.tar', bytes.subarray(0, end)));
    expect(problemsOf(image)).toEqual(['layer-truncated 1', 'archive-damaged']);
    expect(image.problems[0]!.message).toContain(`the archive is cut off at byte ${end}.`);
    expect((await layersOf(image))[0]).toBe(noise(50_000));
  });

  test('inside is shown as far as it goes', async () => {
    const bytes = gzipSync(await archive(), { level: 0 });
    // Blocks that are only stored have a byte, their length twice, and their content (RFC 1951, 3.2.4); type 3 is none.
    let at = 10;
    while (at < bytes.length * 0.7) at += 5 + bytes.readUInt16LE(at + 1);
    bytes[at] = 0b110;
    const image = await onlyImage(writeFile('image.tar', bytes));
    expect(problemsOf(image)).toEqual(['layer-truncated 1', 'archive-damaged']);
    const place = Number(/cannot be inflated past byte (\d+)\./.exec(image.problems[1]!.message)![1]);
    expect(place).toBe(at);
  });

  test('only in its check sum says so, though nothing is missing', async () => {
    const bytes = gzipSync(await archive());
    bytes[bytes.length - 8]! ^= 1;
    expect(problemsOf(await onlyImage(writeFile('image.tar', bytes)))).toEqual(['archive-damaged']);
  });

  test('and whose tar is cut off tells the two apart', async () => {
    const tar = await archive();
    const image = await onlyImage(writeFile('image.tar', gzipSync(tar.subarray(0, tar.length - 20_000))));
    expect(image.problems[0]!.message).toContain(`is cut off at byte ${tar.length - 20_000} of what is inside.`);
  });

  test('before its documents is an error that says where', async () => {
    const path = writeFile('image.tar.gz', gzipSync(await tarOf(dockerSave(['base'])), { level: 0 }).subarray(0, 700));
    expect((await errorOf(opened(path))).message).toBe(
      `${path} is cut off at byte 700, and nothing in what is there tells of an image.`,
    );
  });

  test('before anything came out is an error', async () => {
    const path = writeFile('image.tar.gz', gzipSync('x').subarray(0, 10));
    expect((await errorOf(opened(path))).message).toBe(
      `${path} is cut off at byte 10, and nothing came out of it before.`,
    );
  });
});

describe('a compressed file that is no archive', () => {
  test('says so', async () => {
    const text = writeFile('notes.txt.gz', gzipSync('hello '.repeat(1000)));
    expect((await errorOf(opened(text))).message).toBe(
      `${text} is compressed with gzip, and what is inside is not a tar archive.`,
    );
    const nothing = writeFile('nothing.gz', gzipSync(''));
    expect((await errorOf(opened(nothing))).message).toBe(
      `${nothing} is compressed with gzip, and there is nothing inside.`,
    );
  });

  test('that is compressed again and again is refused', async () => {
    let bytes: Buffer = gzipSync(await tarOf(dockerSave(['base'])));
    for (let times = 1; times < 4; times += 1) bytes = gzipSync(bytes);
    const path = writeFile('image.tar.gz', bytes);
    expect((await errorOf(opened(path))).message).toBe(`${path} is compressed more than 3 times over.`);
    // The inflated bytes are what they should be: the test is about the count.
    expect(gunzipSync(bytes)[0]).toBe(0x1f);
  });

  test('in a way that is not read says what to do', async () => {
    const path = writeFile('image.tar.xz', readFileSync(join(streams, 'refused/xz-dictionary.xz')));
    const error = await errorOf(opened(path));
    expect(error).toBeInstanceOf(ImageError);
    expect(error.message).toContain('more than the 64 MiB');
    expect(error.nextStep).toContain('unxz < FILE > image.tar');
  });
});
