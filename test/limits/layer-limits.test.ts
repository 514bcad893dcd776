import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { decodeName } from '../../src/format/safe-text.js';
import type { Changeset } from '../../src/layer/changeset.js';
import { indexLayer } from '../../src/layer/index-layer.js';
import { noClaims } from '../../src/layer/layer-claims.js';
import { literalPath } from '../../src/layer/literal-path.js';
import { type Limits, limitsWith } from '../../src/limits/limits.js';
import { file, gone, hardlink, type LayerEntries, symlink, tarOf } from '../images.js';
import { zstdFrame } from '../layer/zstd-frames.js';

const paths = (changeset: Changeset) => Array.from(changeset.path, (path) => decodeName(literalPath(changeset, path)));
const codes = ({ problems }: Changeset) => problems.map(({ code }) => code);

async function read(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Changeset> {
  const { changeset } = await indexLayer(memoryBlob(bytes), () => {}, noClaims, limitsWith(limits));
  return changeset;
}

/** The layer in every way it may be stored; what is told of it has to be the same. */
const stored: Readonly<Record<string, (tar: Uint8Array) => Uint8Array>> = {
  plain: (tar) => tar,
  gzip: (tar) => gzipSync(tar),
  zstd: (tar) => zstdFrame(tar),
};

describe.each(Object.entries(stored))('in a %s layer', (_, store) => {
  const layer = async (entries: LayerEntries) => store(await tarOf(entries));

  it('a path of 4096 bytes is read; one that is longer is refused and listed, and the others stay', async () => {
    const long = `${'d'.repeat(255)}/`.repeat(16).slice(0, 4095);
    const changeset = await read(
      await layer([
        [`${long}f`, 'x'],
        [`${long}ff`, 'x'],
        ['after', 'x'],
      ]),
    );
    expect(paths(changeset)).toEqual([`${long}f`, 'after']);
    expect(changeset.problems).toMatchObject([
      {
        code: 'limit-path',
        message: 'The path has 4097 bytes: 4 KiB is the limit, which --max-path-length raises; the entry was refused.',
      },
    ]);
    expect(changeset.problems[0]!.path).toHaveLength(4096);
    expect((await read(await layer([[`${long}ff`, 'x']]), { pathLength: 5000 })).rows).toBe(1);
  });

  it('so it is with a path of more than 1024 parts, a whiteout too', async () => {
    const deep = 'd/'.repeat(1023);
    const changeset = await read(
      await layer([
        [`${deep}f`, 'x'],
        [`${deep}d/f`, 'x'],
        [`${deep}d/g`, gone],
        ['after', 'x'],
      ]),
    );
    expect(paths(changeset)).toEqual([`${deep}f`, 'after']);
    expect(codes(changeset)).toEqual(['limit-path', 'limit-path']);
    expect(changeset.problems[0]!.message).toContain('1024 is the limit, which --max-path-depth raises');
    // `..` and `.` are no parts.
    expect((await read(await layer([['a/../b/./c', 'x']]), { pathDepth: 2 })).rows).toBe(1);
    expect(codes(await read(await layer([['a/b/c', 'x']]), { pathDepth: 2 }))).toEqual(['limit-path']);
  });

  it('and with targets of links', async () => {
    const far = 't'.repeat(4097);
    const deep = `${'d/'.repeat(1024)}t`;
    const changeset = await read(
      await layer([
        ['a', 'x'],
        ['s', symlink(far)],
        ['h', hardlink(far)],
        ['i', hardlink(deep)],
        ['t', symlink(deep)],
      ]),
    );
    // A symlink that is deep is followed, or not, when it is met.
    expect(paths(changeset)).toEqual(['a', 't']);
    expect(codes(changeset)).toEqual(['limit-path', 'limit-path', 'limit-path']);
  });

  it('of too many entries the first are kept', async () => {
    const entries = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`f${index}`, 'x']));
    expect(codes(await read(await layer(entries), { entries: 10 }))).toEqual([]);
    const changeset = await read(await layer(entries), { entries: 9 });
    expect(paths(changeset)).toEqual(Object.keys(entries).slice(0, 9));
    expect(changeset.complete).toBe(false);
    expect(changeset.problems).toMatchObject([
      { code: 'limit-entries', message: 'The layer has too many entries; 9 is the limit, which --max-entries raises.' },
    ]);
  });

  it('directories that are only implied count as entries', async () => {
    const entries = Array.from({ length: 10 }, (_, index) => [`d${index}/e/f`, file('x')] as const);
    const changeset = await read(await layer(entries), { entries: 20 });
    expect(changeset.rows).toBe(7);
    expect(codes(changeset)).toEqual(['limit-entries']);
  });

  it('so are those whose names, targets and attributes are too large together', async () => {
    const entries = Array.from({ length: 10 }, (_, index) => [`f${index}`, symlink('t'.repeat(80))] as const);
    expect(codes(await read(await layer(entries), { textSize: 820 }))).toEqual([]);
    const changeset = await read(await layer(entries), { textSize: 400 });
    expect(changeset.rows).toBe(5);
    expect(codes(changeset)).toEqual(['limit-text']);
    const attributes = Array.from(
      { length: 10 },
      (_, index) => [`f${index}`, file('', { pax: { 'SCHILY.xattr.user.a': `${index}`.repeat(80) } })] as const,
    );
    expect(codes(await read(await layer(attributes), { textSize: 400 }))).toEqual(['limit-text']);
  });

  it('an extended header that is too large ends the reading', async () => {
    const entries = [
      ['a', 'x'],
      ['n'.repeat(300), 'x'],
      ['b', 'x'],
    ] as const;
    const changeset = await read(await layer(entries), { headerSize: 200 });
    expect(paths(changeset)).toEqual(['a']);
    expect(changeset.problems[0]).toMatchObject({
      code: 'tar-header-too-large',
      message: expect.stringContaining('200 bytes is the limit, which --max-header-size raises'),
    });
    expect(codes(await read(await layer(entries)))).toEqual([]);
  });

  it('of problems the first are kept, and the rest counted', async () => {
    const entries = Array.from({ length: 10 }, (_, index) => [`../f${index}`, file('x')] as const);
    const { problems } = await read(await layer(entries), { problems: 3 });
    expect(problems).toHaveLength(4);
    expect(problems[3]!.message).toBe(
      'There are 7 more problems of this kind in this layer; --max-problems keeps more.',
    );
  });
});

describe('inflating', () => {
  const zeros = Buffer.alloc(1 << 20);

  it('more than a layer may have ends there, with what came before', async () => {
    const tar = await tarOf([
      ['a', file(zeros)],
      ['b', file(zeros)],
      ['c', file(zeros)],
    ]);
    for (const bytes of [gzipSync(tar), zstdFrame(tar)]) {
      const changeset = await read(bytes, { layerSize: 1_500_000 });
      expect(paths(changeset)).toEqual(['a', 'b']);
      expect(changeset.complete).toBe(false);
      expect(codes(changeset)).toEqual(['limit-layer-size']);
      expect(changeset.problems[0]!.message).toContain('1500000 bytes is the limit, which --max-layer-size raises');
    }
    expect(codes(await read(gzipSync(tar), { layerSize: tar.length }))).toEqual([]);
  });

  it('is judged by its ratio, but only once it is much', async () => {
    const tar = await tarOf([
      ['a', file(zeros)],
      ['b', file(zeros)],
      ['c', file(zeros)],
    ]);
    const gzip = gzipSync(tar);
    // zlib makes a thousandth of zeros: RFC 1951 has 258 bytes in two bits at best.
    expect(tar.length / gzip.length).toBeGreaterThan(900);
    const judged = await read(gzip, { ratio: 500, ratioGrace: 1 << 20 });
    expect(codes(judged)).toEqual(['limit-ratio']);
    expect(judged.problems[0]!.message).toContain('500:1 is the limit, which --max-ratio raises');
    expect(judged.complete).toBe(false);
    expect(paths(judged)).toContain('a');
    expect(codes(await read(gzip, { ratio: 500, ratioGrace: 4 << 20 }))).toEqual([]);
    expect(codes(await read(gzip, { ratio: 1100, ratioGrace: 0 }))).toEqual([]);
  });

  it('a gigabyte of zeros is read by default, as articles on layers have it', { timeout: 60_000 }, async () => {
    // zstd's run-length blocks: 128 KiB in four bytes (RFC 8878, 3.1.1.2.2), thirty times denser than gzip.
    const header = (await tarOf([['bigfile', file('')]])).subarray(0, 512);
    header.write('10000000000\0', 124);
    header.write('        ', 148);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    const changeset = await read(Buffer.concat([zstdFrame(header), zeroFrame(8192), zstdFrame(Buffer.alloc(1024))]));
    expect(paths(changeset)).toEqual(['bigfile']);
    expect([changeset.size[0], codes(changeset)]).toEqual([2 ** 30, []]);
  });

  it('a zstd frame that wants too large a window is refused before memory is taken', async () => {
    const tar = await tarOf({ a: 'x', b: 'y' });
    const first = zstdFrame(tar.subarray(0, 1024));
    for (const [descriptor, window] of [
      [(18 << 3) | 0, '256 MiB'],
      [(31 << 3) | 7, '3932160 MiB'],
    ] as const) {
      const greedy = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, descriptor, 1, 0, 0]);
      const changeset = await read(Buffer.concat([first, greedy]));
      expect(paths(changeset)).toEqual(['a']);
      expect(codes(changeset)).toEqual(['limit-zstd-window']);
      expect(changeset.problems[0]!.message).toContain('128 MiB is the limit, which --max-zstd-window raises');
      if (window === '256 MiB') expect(changeset.problems[0]!.message).toContain(window);
    }
    // A single segment's window is its size, here of 4 bytes: RFC 8878, 3.1.1.1.1.2.
    const single = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0b10100000, 0, 0, 0, 0x40, 1, 0, 0]);
    expect(codes(await read(Buffer.concat([first, single])))).toEqual(['limit-zstd-window']);
    const lower = { zstdWindow: 1000 };
    expect(codes(await read(zstdFrame(tar), lower))).toEqual(['limit-zstd-window']);
    expect(codes(await read(zstdFrame(tar), { zstdWindow: tar.length }))).toEqual([]);
  });
});

describe('zstd with a window of 128 MiB', () => {
  const windowDescriptor = 17 << 3;
  /** A frame of raw blocks of these sizes, without a content size. */
  function frame(content: Uint8Array, blockBytes: number): Buffer {
    const blocks = Array.from({ length: Math.ceil(content.length / blockBytes) }, (_, index) => {
      const block = content.subarray(index * blockBytes, (index + 1) * blockBytes);
      const header = Buffer.alloc(3);
      header.writeUIntLE((block.length << 3) | ((index + 1) * blockBytes >= content.length ? 1 : 0), 0, 3);
      return Buffer.concat([header, block]);
    });
    return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, windowDescriptor]), ...blocks]);
  }

  it('takes no such window for what is small: thousands of frames, one block a byte', async () => {
    const tar = await tarOf({ a: 'x', b: 'y' });
    const frames = Array.from({ length: tar.length }, (_, at) => frame(tar.subarray(at, at + 1), 1));
    for (const bytes of [Buffer.concat(frames), frame(tar, 1)]) {
      const changeset = await read(bytes);
      expect([paths(changeset), codes(changeset)]).toEqual([['a', 'b'], []]);
    }
  });
});

/** A frame of that many blocks of 128 KiB of zeros, with a window of 128 KiB. */
function zeroFrame(blocks: number): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3]);
  const body = Buffer.alloc(4 * blocks);
  for (let block = 0; block < blocks; block += 1) {
    body.writeUIntLE(((128 << 10) << 3) | 2 | (block === blocks - 1 ? 1 : 0), 4 * block, 3);
  }
  return Buffer.concat([header, body]);
}
