import { describe, expect, test } from 'vitest';
import { namesIn, scanBytes, text } from './scan-bytes.js';
import { archive, blockSize, bytes, entry, gnuLong, header, pax } from './tar-blocks.js';

const long = 'd/'.repeat(200);

describe('GNU long names (GNU tar manual, "Basic Tar Format": L and K)', () => {
  test('replace the name of the next entry', () => {
    const scan = scanBytes(archive(gnuLong('L', `${long}file`), entry({ name: 'cut' }, 'x'), header({ name: 'next' })));
    expect(namesIn(scan)).toEqual([`${long}file`, 'next']);
    expect(scan.entries[0]).toMatchObject({ headerOffset: 0, offset: 3 * blockSize, size: 1 });
  });

  test('replace the link target of the next entry', () => {
    const link = header({ type: '2', linkName: 'cut' });
    for (const parts of [
      [gnuLong('K', `${long}target`), gnuLong('L', `${long}link`), link],
      [gnuLong('L', `${long}link`), gnuLong('K', `${long}target`), link],
    ]) {
      const scan = scanBytes(archive(...parts));
      expect(text(scan.entries[0]!.name)).toBe(`${long}link`);
      expect(text(scan.entries[0]!.linkName)).toBe(`${long}target`);
    }
  });

  test('end at the first NUL, or with the content', () => {
    expect(namesIn(scanBytes(archive(entry({ type: 'L' }, 'shown\0hidden'), header())))).toEqual(['shown']);
    expect(namesIn(scanBytes(archive(entry({ type: 'L' }, 'whole'), header())))).toEqual(['whole']);
  });

  test('the last of several counts, unless it is empty', () => {
    expect(namesIn(scanBytes(archive(gnuLong('L', 'one'), gnuLong('L', 'two'), header())))).toEqual(['two']);
    expect(namesIn(scanBytes(archive(gnuLong('L', 'one'), gnuLong('L', ''), header({ name: 'short' }))))).toEqual([
      'short',
    ]);
  });

  test('win over PAX records, as in Go', () => {
    for (const parts of [
      [gnuLong('L', 'gnu'), pax({ path: 'pax', uid: '7' })],
      [pax({ path: 'pax', uid: '7' }), gnuLong('L', 'gnu')],
    ]) {
      const scan = scanBytes(archive(...parts, header()));
      expect(scan.entries[0]).toMatchObject({ name: bytes('gnu'), uid: 7, headerOffset: 0 });
    }
  });

  test('say by their slash what has no type', () => {
    expect(scanBytes(archive(gnuLong('L', 'dir/'), header({ type: '\0' }))).entries[0]!.type).toBe('directory');
  });
});

describe('extended headers beyond 1 MiB', () => {
  const limit = 1 << 20;

  test.each(['x', 'g', 'L', 'K'])('%s: refused without reading it', (type) => {
    const scan = scanBytes(archive(entry({ name: 'before' }), header({ type, size: limit + 1 }), header()));
    expect(namesIn(scan)).toEqual(['before']);
    expect(scan.problems).toMatchObject([{ code: 'tar-header-too-large', offset: blockSize }]);
    expect(scan.end).toEqual({ complete: false, entries: 1, end: blockSize });
    expect(Math.max(...scan.ranges.map(({ length }) => length))).toBe(blockSize);
  });

  test('claims of any size are refused the same way', () => {
    const scan = scanBytes(archive(header({ type: 'x', size: '77777777777\0' })));
    expect(scan.codes).toEqual(['tar-header-too-large']);
  });

  test('1 MiB is read', () => {
    const name = 'n'.repeat(limit - 1);
    const scan = scanBytes(archive(gnuLong('L', name), header()));
    expect(scan.entries[0]!.name).toHaveLength(limit - 1);
  });

  test('1 MiB of tiny records does not take long', { timeout: 10_000 }, () => {
    const records = bytes('6 a=b\n'.repeat(limit / 6));
    expect(scanBytes(archive(pax(records), header())).end).toMatchObject({ complete: true, entries: 1 });
  });
});
