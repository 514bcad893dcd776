import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { decodeName } from '../../src/format/safe-text.js';
import { type Changeset, digestOf } from '../../src/layer/changeset.js';
import { contentDigest } from '../../src/layer/content-digests.js';
import { indexLayer } from '../../src/layer/index-layer.js';
import { literalPath } from '../../src/layer/literal-path.js';
import { parseDigest } from '../../src/oci/digest.js';
import { changesetOf, hardlink, symlink, tarOf } from '../images.js';
import { archive, header, padded, pax } from '../tar/tar-blocks.js';
import { skippableFrame, zstdFrame } from './zstd-frames.js';

const streams = join(import.meta.dirname, '../inflate/streams');

const entries = {
  'etc/passwd': 'root:x:0:0',
  'usr/bin/tool': 'x'.repeat(70_000),
  link: symlink('etc/passwd'),
  hard: hardlink('etc/passwd'),
};

const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const paths = (changeset: Changeset) => Array.from(changeset.path, (path) => decodeName(literalPath(changeset, path)));

/** One and the same layer, as GNU tar and real compressors wrote it. */
function layerIn(compression: 'gzip' | 'xz' | 'bzip2'): Buffer {
  const suffix = { gzip: 'gz', xz: 'xz', bzip2: 'bz2' }[compression];
  return readFileSync(join(streams, 'layers', `${compression}.${suffix}`));
}

/** A blob that can only be streamed, in chunks of that size, whose memory is used again: as a registry's. */
function streamed(bytes: Uint8Array, chunkSize: number): Blob {
  const { size, read } = memoryBlob(bytes);
  return {
    size,
    read,
    async *stream() {
      const memory = Buffer.alloc(chunkSize);
      for (let at = 0; at < bytes.length; at += chunkSize) {
        const chunk = memory.subarray(0, Math.min(chunkSize, bytes.length - at));
        chunk.set(bytes.subarray(at, at + chunkSize));
        yield chunk;
        memory.fill(0xee);
      }
    },
  };
}

describe('a plain layer', () => {
  it('is seeked over: no content is read, so nothing is verified', async () => {
    const tar = await tarOf(entries);
    const read: [number, number][] = [];
    const blob = memoryBlob(tar);
    const reading = await indexLayer({
      ...blob,
      readSync: (offset, length, memory) => {
        read.push([offset, length]);
        return blob.readSync!(offset, length, memory);
      },
    });
    expect(paths(reading.changeset)).toEqual(Object.keys(entries));
    expect(reading).toMatchObject({ compression: 'none', digest: null, diffId: null });
    // Each read is one window; the content of 70 000 bytes is in none of them.
    expect(read.reduce((sum, [, length]) => sum + length, 0)).toBeLessThan(30_000);
  });

  it('that can only be streamed gives the same, and its digests', async () => {
    const tar = await tarOf(entries);
    for (const chunkSize of [1, 511, 512, 513, 4096, tar.length]) {
      const { changeset, digest, diffId } = await indexLayer(streamed(tar, chunkSize));
      expect(changeset).toEqual(changesetOf(tar));
      expect([digest, diffId]).toEqual([sha256(tar), sha256(tar)]);
    }
  });
});

describe('a compressed layer', () => {
  it('in gzip, with one member or several', async () => {
    const tar = await tarOf(entries);
    const members = [tar.subarray(0, 700), tar.subarray(700, 700), tar.subarray(700)].map((part) => gzipSync(part));
    for (const gzip of [gzipSync(tar), Buffer.concat(members)]) {
      for (const chunkSize of [1, 1000, gzip.length]) {
        const reading = await indexLayer(streamed(gzip, chunkSize));
        expect(reading.compression).toBe('gzip');
        expect(reading.changeset).toEqual(changesetOf(tar));
        expect([reading.digest, reading.diffId]).toEqual([sha256(gzip), sha256(tar)]);
      }
    }
  });

  it('in zstd, with several frames and skippable ones', async () => {
    const tar = await tarOf(entries);
    const frames = [
      skippableFrame(Buffer.from('in front')),
      zstdFrame(tar.subarray(0, 900)),
      skippableFrame(Buffer.alloc(3000)),
      zstdFrame(tar.subarray(900)),
      skippableFrame(Buffer.from('zstd:chunked puts a table of contents here')),
    ];
    for (const zstd of [zstdFrame(tar), Buffer.concat(frames)]) {
      for (const chunkSize of [1, 1000, zstd.length]) {
        const reading = await indexLayer(streamed(zstd, chunkSize));
        expect(reading.compression).toBe('zstd');
        expect(reading.changeset).toEqual(changesetOf(tar));
        expect([reading.digest, reading.diffId]).toEqual([sha256(zstd), sha256(tar)]);
      }
    }
  });

  it('knows the digest of every content', async () => {
    const { changeset } = await indexLayer(memoryBlob(gzipSync(await tarOf(entries))));
    const row = paths(changeset).indexOf('usr/bin/tool');
    const sha256 = createHash('sha256').update('x'.repeat(70_000)).digest('hex');
    expect(contentDigest(changeset, row)).toEqual({ kind: digestOf.content, hex: sha256.slice(0, 32) });
  });

  it('that ends too early keeps what was read', async () => {
    const tar = await tarOf(entries);
    for (const [name, whole] of [
      ['gzip', gzipSync(tar)],
      ['zstd', Buffer.concat([zstdFrame(tar.subarray(0, 1536)), zstdFrame(tar.subarray(1536))])],
    ] as const) {
      const cut = whole.subarray(0, whole.length - 30);
      const { changeset, compression, passed, digest, diffId } = await indexLayer(memoryBlob(cut));
      expect(compression).toBe(name);
      // The blob has a digest all the same; the tar has none, since nobody has seen all of it.
      expect([passed, digest, diffId]).toEqual(['damaged', sha256(cut), null]);
      expect(changeset.complete).toBe(false);
      expect(changeset.problems.map(({ code }) => code)).toContain('compressed-truncated');
      expect(paths(changeset)[0]).toBe('etc/passwd');
    }
  });

  it('that is damaged keeps what was read', async () => {
    const gzip = gzipSync(await tarOf(entries));
    gzip.fill(0xff, gzip.length - 60, gzip.length - 20);
    for (const chunkSize of [1, 100, gzip.length]) {
      const { changeset, digest, diffId } = await indexLayer(streamed(gzip, chunkSize));
      expect(changeset.complete).toBe(false);
      expect(changeset.problems.map(({ code }) => code)).toContain('compressed-corrupt');
      expect([digest, diffId]).toEqual([sha256(gzip), null]);
    }
  });

  it('has the digest of all its bytes, those behind the stream too', async () => {
    const tar = await tarOf(entries);
    const padded = Buffer.concat([gzipSync(tar), Buffer.alloc(3_000_000)]);
    for (const blob of [memoryBlob(padded), streamed(padded, 1 << 20), streamed(padded, 10_000)]) {
      const { digest, diffId, passed } = await indexLayer(blob);
      expect([digest, diffId, passed]).toEqual([sha256(padded), sha256(tar), 'all']);
    }
  });

  it('has its digests in the algorithms that are claimed', async () => {
    const tar = await tarOf(entries);
    const gzip = gzipSync(tar);
    const sha = (bits: number, bytes: Uint8Array) =>
      `sha${bits}:${createHash(`sha${bits}`).update(bytes).digest('hex')}`;
    const claims = {
      digest: parseDigest(`sha512:${'0'.repeat(128)}`),
      diffId: parseDigest(`sha384:${'0'.repeat(96)}`),
      annotations: new Map(),
    };
    const { digest, diffId } = await indexLayer(memoryBlob(gzip), undefined, claims);
    expect([digest, diffId]).toEqual([sha(512, gzip), sha(384, tar)]);
  });

  it.each(['xz', 'bzip2'] as const)('in %s is read and verified', async (compression) => {
    const [stored, tar] = [layerIn(compression), gunzipSync(layerIn('gzip'))];
    const reading = await indexLayer(streamed(stored, 500));
    expect(reading).toMatchObject({ compression, digest: sha256(stored), diffId: sha256(tar) });
    expect(reading.changeset).toEqual((await indexLayer(streamed(tar, 500))).changeset);
    expect(paths(reading.changeset)).toContain('etc/passwd');
  });

  it('in a way that is not read says so', async () => {
    const stored = readFileSync(join(streams, 'refused/xz-dictionary.xz'));
    const { changeset, compression, diffId } = await indexLayer(memoryBlob(stored));
    expect([compression, diffId]).toEqual(['xz', null]);
    expect(changeset).toMatchObject({ rows: 0, complete: false });
    expect(changeset.problems[0]).toMatchObject({ code: 'unsupported-compression' });
  });
});

it('bytes that are no tar are a problem, not an exception', async () => {
  const { changeset } = await indexLayer(memoryBlob(Buffer.alloc(5000, 'no tar')));
  expect(changeset.complete).toBe(false);
  expect(changeset.problems.map(({ code }) => code)).toEqual(['not-a-tar']);
});

it('a failing medium rejects', async () => {
  const blob = memoryBlob(gzipSync(await tarOf(entries)));
  const failing: Blob = {
    ...blob,
    // biome-ignore lint/correctness/useYield: it fails before it gives anything.
    async *stream() {
      throw new Error('the disk is gone');
    },
  };
  await expect(indexLayer(failing)).rejects.toThrow('the disk is gone');
});

it('of a content that is cut off, only the bytes that are there count', async () => {
  const tar = (await tarOf({ whole: 'x'.repeat(600), cut: 'y'.repeat(2000) })).subarray(0, 512 + 1024 + 512 + 488);
  for (const blob of [memoryBlob(tar), streamed(tar, 100), memoryBlob(gzipSync(tar))]) {
    const { changeset } = await indexLayer(blob);
    expect(changeset.complete).toBe(false);
    expect([...changeset.storedSize]).toEqual([600, 488]);
    expect([...changeset.size]).toEqual([600, 488]);
  }
});

describe('a gzip stream that ends badly keeps every entry that came before', () => {
  const small = { a: 'x'.repeat(600), b: 'y'.repeat(600) };

  it('when garbage follows it', async () => {
    const gzip = gzipSync(await tarOf(small));
    const { changeset } = await indexLayer(memoryBlob(Buffer.concat([gzip, Buffer.from('garbage')])));
    expect(paths(changeset)).toEqual(['a', 'b']);
    expect(changeset.problems.map(({ code }) => code)).toEqual(['compressed-corrupt']);
    // The first byte of garbage could still have begun another member.
    expect([gzip.length, gzip.length + 1]).toContain(changeset.problems[0]!.offset);
  });

  it('when its checksum is wrong', async () => {
    const gzip = gzipSync(await tarOf(small));
    gzip[gzip.length - 6]! ^= 0xff;
    const { changeset } = await indexLayer(memoryBlob(gzip));
    expect(paths(changeset)).toEqual(['a', 'b']);
    expect(changeset.problems.map(({ code }) => code)).toEqual(['compressed-corrupt']);
    expect([...changeset.digestRows]).toEqual([0, 1]);
  });

  it('when it is damaged in the middle of much', async () => {
    // Digests of numbers: the same bytes in every run, and hardly compressible.
    const content = (seed: number) =>
      Array.from({ length: 900 }, (_, index) => createHash('sha256').update(`${seed} ${index}`).digest('hex')).join('');
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`file-${index}`, content(index)]));
    const gzip = gzipSync(await tarOf(many));
    const damaged = Buffer.from(gzip);
    damaged.fill(0, gzip.length >> 1, (gzip.length >> 1) + 64);
    const { changeset } = await indexLayer(streamed(damaged, 1 << 20));
    // Half of the entries lie before the damage. How many behind it are made out is up to what the damage means to zlib.
    expect(changeset.rows).toBeGreaterThanOrEqual(99);
    expect(changeset.problems.map(({ code }) => code)).toContain('compressed-corrupt');
    expect(changeset.complete).toBe(false);
  });
});

it('refuses a name with a NUL, which Go reads in the map of a sparse file and no filesystem can hold', () => {
  const records = {
    'GNU.sparse.major': '0',
    'GNU.sparse.minor': '1',
    'GNU.sparse.name': 'etc/pass\0wd',
    'GNU.sparse.size': '1',
    'GNU.sparse.numblocks': '1',
    'GNU.sparse.map': '0,1',
  };
  const sparse = [pax(records), header({ name: 'f', size: 1 }), padded('x')];
  const changeset = changesetOf(archive(...sparse, header({ name: 'after', size: 0 })));
  expect(changeset.problems).toMatchObject([{ code: 'name-with-nul', path: new TextEncoder().encode('etc/pass\0wd') }]);
  expect(paths(changeset)).toEqual(['after']);
});
