import { describe, expect, test } from 'vitest';
import { namesIn, scanBytes } from './scan-bytes.js';
import { archive, base256, blockSize, bytes, entry, header, joined, padded, pax, record } from './tar-blocks.js';

const next = entry({ name: 'next' }, 'x');
const octal = (value: number) => `${value.toString(8).padStart(11, '0')}\0`;

describe('old GNU format (GNU tar manual, "Old GNU Format")', () => {
  /** The map in the header: offset and length of up to four pieces, whether more follow, the real size. */
  const gnuHeader = (
    pieces: number[],
    { size, realSize, extended = false }: { size: number; realSize: number | string | Uint8Array; extended?: boolean },
  ) =>
    header({
      name: 'holes',
      type: 'S',
      format: 'gnu',
      size,
      also: {
        386: pieces.map(octal).join(''),
        482: extended ? '\x01' : '\0',
        483: typeof realSize === 'number' ? octal(realSize) : realSize,
      },
    });

  /** A block with up to 21 pieces more. */
  const extension = (pieces: number[], extended = false) => {
    const block = new Uint8Array(blockSize);
    block.set(bytes(pieces.map(octal).join('')));
    block[504] = extended ? 1 : 0;
    return block;
  };

  test('a map in the header', () => {
    const head = gnuHeader([0, 512, 1_000_000, 5], { size: 517, realSize: 1_000_005 });
    const scan = scanBytes(archive(head, padded('d'.repeat(517)), next));
    expect(scan.entries[0]).toMatchObject({
      type: 'file',
      sparseMap: [0, 512, 1_000_000, 5],
      size: 1_000_005,
      storedSize: 517,
      offset: 512,
    });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
    expect(scan.codes).toEqual([]);
  });

  test('extension blocks lie before the data, and the size does not count them', () => {
    const pieces = Array.from({ length: 4 + 21 + 2 }, (_, i) => [i * 1000, 10]).flat();
    const scan = scanBytes(
      archive(
        gnuHeader(pieces.slice(0, 8), { size: 270, realSize: 50_000, extended: true }),
        extension(pieces.slice(8, 50), true),
        extension(pieces.slice(50)),
        padded('d'.repeat(270)),
        next,
      ),
    );
    expect(scan.entries[0]).toMatchObject({ sparseMap: pieces, size: 50_000, storedSize: 270, offset: 3 * blockSize });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });

  test('nothing but a hole', () => {
    const scan = scanBytes(archive(gnuHeader([], { size: 0, realSize: 4096 }), next));
    expect(scan.entries[0]).toMatchObject({ sparseMap: [], size: 4096, storedSize: 0 });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });

  test('an extension block may be empty', () => {
    const scan = scanBytes(archive(gnuHeader([], { size: 0, realSize: 1, extended: true }), extension([]), next));
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });

  test.each([
    ['pieces that overlap', gnuHeader([0, 10, 5, 10], { size: 20, realSize: 100 })],
    ['pieces out of order', gnuHeader([50, 10, 0, 10], { size: 20, realSize: 100 })],
    ['a piece beyond the end', gnuHeader([95, 10], { size: 10, realSize: 100 })],
    ['a negative real size', gnuHeader([], { size: 0, realSize: base256(-1n, 12) })],
    ['a real size beyond counting', gnuHeader([], { size: 0, realSize: base256(2n ** 53n, 12) })],
    ['a real size that is no number', gnuHeader([], { size: 0, realSize: 'junk' })],
    ['another layout: star uses S too', header({ type: 'S', format: 'star' })],
    ['a ustar header', header({ type: 'S' })],
  ])('%s: reading stops', (_, head) => {
    const scan = scanBytes(archive(entry({ name: 'before' }), head, padded('d'.repeat(20)), next));
    expect(namesIn(scan)).toEqual(['before']);
    expect(scan.problems).toMatchObject([{ code: 'tar-bad-sparse', offset: blockSize }]);
    expect(scan.end).toEqual({ complete: false, entries: 1, end: blockSize });
  });

  test('negative pieces', () => {
    const head = header({
      type: 'S',
      format: 'gnu',
      size: 1,
      also: { 386: base256(-5n, 12), 398: octal(1), 483: octal(9) },
    });
    expect(scanBytes(archive(head)).codes).toEqual(['tar-bad-sparse']);
  });

  test('extension blocks without end are refused at 1 MiB', () => {
    const endless = Array.from({ length: 3000 }, () => extension([], true));
    const scan = scanBytes(archive(gnuHeader([], { size: 0, realSize: 0, extended: true }), ...endless));
    expect(scan.codes).toEqual(['tar-header-too-large']);
    expect(scan.ranges.at(-1)!.offset).toBeLessThanOrEqual(1 << 20);
  });

  test('cut in an extension block', () => {
    const scan = scanBytes(
      joined(gnuHeader([], { size: 0, realSize: 1, extended: true }), extension([]).subarray(0, 99)),
    );
    expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: blockSize, name: bytes('holes') }]);
  });
});

describe('PAX formats 0.0 and 0.1: the map in the records (GNU tar manual, "PAX Format")', () => {
  const file = (records: Record<string, string> | Uint8Array, content = 'd'.repeat(20)) =>
    scanBytes(archive(pax(records), entry({ name: 'GNUSparseFile/holes' }, content), next));

  test('0.1', () => {
    const scan = file({
      'GNU.sparse.major': '0',
      'GNU.sparse.minor': '1',
      'GNU.sparse.name': 'holes',
      'GNU.sparse.size': '1000',
      'GNU.sparse.numblocks': '2',
      'GNU.sparse.map': '0,10,500,10',
    });
    expect(scan.entries[0]).toMatchObject({
      name: bytes('holes'),
      sparseMap: [0, 10, 500, 10],
      size: 1000,
      storedSize: 20,
      offset: 1536,
    });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });

  test('0.1 without a version', () => {
    const scan = file({ 'GNU.sparse.size': '1000', 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,20' });
    expect(scan.entries[0]).toMatchObject({ sparseMap: [0, 20], size: 1000, storedSize: 20 });
  });

  const pair = (offset: string, length: string) =>
    joined(record('GNU.sparse.offset', offset), record('GNU.sparse.numbytes', length));
  const head = joined(record('GNU.sparse.size', '1000'), record('GNU.sparse.numblocks', '2'));

  test('0.0: offset and numbytes again and again', () => {
    const scan = file(joined(head, pair('0', '10'), pair('500', '10')));
    expect(scan.entries[0]).toMatchObject({
      name: bytes('GNUSparseFile/holes'),
      sparseMap: [0, 10, 500, 10],
      size: 1000,
      storedSize: 20,
    });
    expect(scan.codes).toEqual([]);
  });

  test.each([
    ['offset twice', joined(head, record('GNU.sparse.offset', '0'), pair('0', '10'))],
    ['numbytes first', joined(head, record('GNU.sparse.numbytes', '0'))],
    ['commas smuggled in', joined(head, pair('0,10,500', '10'))],
  ])('0.0 with %s is a malformed header', (_, records) => {
    expect(file(records).codes).toEqual(['tar-bad-pax']);
  });

  test.each([
    ['more pieces than it says', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,1,2,1' }],
    ['fewer pieces than it says', { 'GNU.sparse.numblocks': '3', 'GNU.sparse.map': '0,1' }],
    ['no number of pieces', { 'GNU.sparse.map': '0,1' }],
    ['half a piece', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0' }],
    ['a comma at the end', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,1,' }],
    ['something that is no number', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,x' }],
    ['pieces that overlap', { 'GNU.sparse.numblocks': '2', 'GNU.sparse.map': '0,5,4,5' }],
    ['a negative piece', { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,-1' }],
    [
      'a piece beyond 64 bits',
      { 'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '9223372036854775807,9223372036854775807' },
    ],
    ['a negative number of pieces', { 'GNU.sparse.numblocks': '-1', 'GNU.sparse.map': '0,1' }],
    ['no map at all, but a version', { 'GNU.sparse.major': '0', 'GNU.sparse.minor': '0' }],
  ])('%s', (_, records) => {
    const scan = file({ 'GNU.sparse.realsize': '1000', ...records });
    expect(scan.codes).toEqual(['tar-bad-sparse']);
    expect(scan.end).toMatchObject({ complete: false, entries: 0 });
  });

  test('sizes that are no numbers', () => {
    const map = { 'GNU.sparse.numblocks': '0', 'GNU.sparse.major': '0', 'GNU.sparse.minor': '1' };
    expect(file({ ...map, 'GNU.sparse.size': 'x' }).codes).toEqual(['tar-bad-pax']);
    expect(file({ ...map, 'GNU.sparse.size': '-1' }).codes).toEqual(['tar-bad-sparse']);
  });

  test('a version that nobody knows is no sparse file, as in Go', () => {
    const scan = file({ 'GNU.sparse.major': '2', 'GNU.sparse.minor': '0', 'GNU.sparse.name': 'other' });
    expect(scan.entries[0]).toMatchObject({ name: bytes('GNUSparseFile/holes'), sparseMap: null, size: 20 });
  });

  test('only files can have holes', () => {
    const records = { 'GNU.sparse.major': '0', 'GNU.sparse.minor': '1', 'GNU.sparse.numblocks': '0' };
    expect(scanBytes(archive(pax(records), header({ type: '5' }))).codes).toEqual(['tar-bad-sparse']);
  });
});

describe('PAX format 1.0: the map before the data', () => {
  const records = {
    'GNU.sparse.major': '1',
    'GNU.sparse.minor': '0',
    'GNU.sparse.name': 'holes',
    'GNU.sparse.realsize': '1000000',
  };
  const file = (map: string, data = '', more: Record<string, string> = {}) =>
    scanBytes(
      archive(
        pax({ ...records, ...more }),
        entry({ name: 'GNUSparseFile/holes' }, joined(padded(map), bytes(data))),
        next,
      ),
    );

  test('offset and storedSize are those of the data, behind the map', () => {
    const scan = file('2\n0\n10\n999990\n10\n', 'd'.repeat(20));
    expect(scan.entries[0]).toMatchObject({
      name: bytes('holes'),
      sparseMap: [0, 10, 999_990, 10],
      size: 1_000_000,
      storedSize: 20,
      offset: 4 * blockSize, // extended header, its records, header, map
      headerOffset: 0,
    });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
    expect(scan.codes).toEqual([]);
  });

  test('a map of several blocks', () => {
    const pieces = Array.from({ length: 200 }, (_, i) => `${i * 1000}\n1\n`).join('');
    const blocks = Math.ceil(`200\n${pieces}`.length / blockSize);
    expect(blocks).toBeGreaterThan(3);
    const scan = file(`200\n${pieces}`, 'd'.repeat(200));
    expect(scan.entries[0]).toMatchObject({ storedSize: 200, offset: (3 + blocks) * blockSize });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });

  test('nothing but a hole', () => {
    const scan = file('0\n');
    expect(scan.entries[0]).toMatchObject({ size: 1_000_000, storedSize: 0, offset: 4 * blockSize });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });

  test('a number across the edge of two blocks', () => {
    const map = `1\n${'0'.repeat(509)}5\n7\n`;
    expect(file(map, 'd'.repeat(7)).entries[0]).toMatchObject({ storedSize: 7, offset: 5 * blockSize });
  });

  test.each([
    ['no map', '', 'tar-bad-sparse'],
    ['no number', 'x\n', 'tar-bad-sparse'],
    ['a negative number of pieces', '-1\n', 'tar-bad-sparse'],
    ['more pieces than the content has room for', '1000\n0\n1\n', 'tar-bad-sparse'],
    ['pieces beyond counting', '9223372036854775807\n0\n1\n', 'tar-bad-sparse'],
    ['an empty line', '1\n0\n\n', 'tar-bad-sparse'],
    ['spaces', '1\n0 \n1\n', 'tar-bad-sparse'],
    ['pieces that overlap', '2\n0\n10\n5\n10\n', 'tar-bad-sparse'],
    ['a piece beyond the end', '1\n999999\n2\n', 'tar-bad-sparse'],
  ])('%s', (_, map, code) => {
    const scan = file(map);
    expect(scan.codes).toEqual([code]);
    expect(scan.problems[0]!.offset).toBe(2 * blockSize);
    expect(scan.end).toMatchObject({ complete: false, entries: 0 });
  });

  test('a map that has to fill its blocks: content that ends within one has none', () => {
    const cut = archive(pax(records), header({ size: 5 }), padded('1\n0\n1'), next);
    expect(scanBytes(cut).codes).toEqual(['tar-bad-sparse']);
  });

  test('refused at 1 MiB, without reading more', () => {
    const content = header({ name: 'holes', size: 8_000_000_000 });
    const scan = scanBytes(joined(pax(records), content, bytes(`99999999\n${'0\n'.repeat(1 << 20)}`)));
    expect(scan.codes).toEqual(['tar-header-too-large']);
    expect(Math.max(...scan.ranges.map(({ length }) => length))).toBe(blockSize);
  });

  test('cut in the map', () => {
    const scan = scanBytes(joined(pax(records), header({ size: 2000 }), bytes('9\n0\n1\n')));
    expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: 3 * blockSize, name: bytes('holes') }]);
  });

  test('a PAX size is what map and data take together', () => {
    const scan = scanBytes(
      archive(pax({ ...records, size: '515' }), header({ size: 0 }), padded('1\n0\n3\n'), padded('abc'), next),
    );
    expect(scan.entries[0]).toMatchObject({ size: 1_000_000, storedSize: 3 });
    expect(namesIn(scan)).toEqual(['holes', 'next']);
  });
});
