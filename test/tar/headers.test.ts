import { describe, expect, test } from 'vitest';
import { namesIn, scanBytes, text } from './scan-bytes.js';
import { archive, base256, blockSize, bytes, entry, header, utf8 } from './tar-blocks.js';

const only = (...parts: Uint8Array[]) => {
  const scan = scanBytes(archive(...parts));
  expect(scan.problems).toEqual([]);
  expect(scan.entries).toHaveLength(1);
  return scan.entries[0]!;
};

test('reads all fields of a file', () => {
  const fields = { name: 'etc/passwd', mode: 0o600, uid: 1000, gid: 2000, mtime: 1700000000 };
  expect(only(entry(fields, 'root:x:0:0'))).toEqual({
    type: 'file',
    name: bytes('etc/passwd'),
    linkName: bytes(''),
    mode: 0o600,
    uid: 1000,
    gid: 2000,
    mtime: 1700000000,
    size: 10,
    storedSize: 10,
    offset: blockSize,
    headerOffset: 0,
    sparseMap: null,
    deviceMajor: 0,
    deviceMinor: 0,
    xattrs: new Map(),
  });
});

test('entries follow each other in whole blocks', () => {
  const scan = scanBytes(
    archive(entry({ name: 'a' }, 'x'.repeat(513)), entry({ name: 'b' }), entry({ name: 'c' }, 'y')),
  );
  expect(scan.entries.map(({ headerOffset, offset, size }) => [headerOffset, offset, size])).toEqual([
    [0, 512, 513],
    [1536, 2048, 0],
    [2048, 2560, 1],
  ]);
  expect(scan.end).toEqual({ complete: true, entries: 3, end: 4096 });
});

describe('types (POSIX ustar, typeflag)', () => {
  test.each([
    ['0', 'file'],
    ['\0', 'file'],
    ['7', 'file'],
    ['1', 'hardlink'],
    ['2', 'symlink'],
    ['3', 'character-device'],
    ['4', 'block-device'],
    ['5', 'directory'],
    ['6', 'fifo'],
  ])('%j is a %s', (type, expected) => {
    expect(only(header({ type })).type).toBe(expected);
  });

  test.each(['v7', 'ustar', 'gnu'] as const)('in %s, no type and a slash at the end are a directory', (format) => {
    expect(only(header({ format, type: '\0', name: 'dir/' })).type).toBe('directory');
    // Go looks at the name only where there is no type at all.
    expect(only(header({ format, type: '0', name: 'dir/' })).type).toBe('file');
  });

  test.each(['A', 'Z', 'D', 'M', 'V', 'X', '\x80'])('%j is a file with content, and a problem', (type) => {
    const scan = scanBytes(archive(entry({ type, name: 'odd' }, 'content'), entry({ name: 'next' })));
    expect(scan.entries[0]).toMatchObject({ type: 'file', size: 7 });
    expect(scan.problems).toMatchObject([{ code: 'tar-unknown-type', offset: 0, name: bytes('odd') }]);
    expect(namesIn(scan)).toEqual(['odd', 'next']);
  });

  // Go isHeaderOnlyType; tar-stream and others skip the size and lose the next entry (rpmoci#163 writes such links).
  test.each(['1', '2', '3', '4', '5', '6'])('%s has no content, whatever its size says', (type) => {
    const scan = scanBytes(archive(header({ type, size: 99999 }), entry({ name: 'next' }, 'x')));
    expect(scan.entries[0]).toMatchObject({ size: 0, storedSize: 0, offset: 512 });
    expect(scan.entries[1]).toMatchObject({ name: bytes('next'), headerOffset: 512 });
    expect(scan.codes).toEqual([]);
  });

  test('a directory by its slash has no content either', () => {
    const scan = scanBytes(archive(header({ type: '\0', name: 'dir/', size: 600 }), entry({ name: 'next' })));
    expect(scan.entries.map(({ type, headerOffset }) => [type, headerOffset])).toEqual([
      ['directory', 0],
      ['file', 512],
    ]);
  });
});

describe('names', () => {
  test('fill their field without a NUL', () => {
    const name = 'n'.repeat(100);
    const linkName = 'l'.repeat(100);
    const link = only(header({ type: '2', name, linkName }));
    expect(text(link.name)).toBe(name);
    expect(text(link.linkName)).toBe(linkName);
  });

  test('end at the first NUL', () => {
    expect(text(only(header({ name: 'shown\0hidden' })).name)).toBe('shown');
  });

  test('are bytes: nothing is decoded, normalised or trimmed', () => {
    expect(only(header({ name: '\xff\xfe latin-\xe9 \n' })).name).toEqual(bytes('\xff\xfe latin-\xe9 \n'));
    expect(only(header({ name: utf8('./naïve//../😀') })).name).toEqual(utf8('./naïve//../😀'));
    expect(only(header({ name: '/abs\\olute' })).name).toEqual(bytes('/abs\\olute'));
  });

  test('may be empty', () => {
    expect(only(header({ name: '' })).name).toEqual(bytes(''));
  });

  test('of links are there for links only', () => {
    expect(text(only(header({ type: '1', linkName: 'target' })).linkName)).toBe('target');
    expect(text(only(header({ type: '0', linkName: 'target' })).linkName)).toBe('');
  });
});

describe('prefixes', () => {
  test('ustar: 155 bytes before the name', () => {
    const prefix = 'p'.repeat(155);
    expect(text(only(header({ prefix, name: 'n'.repeat(100) })).name)).toBe(`${prefix}/${'n'.repeat(100)}`);
    expect(text(only(header({ prefix: 'usr/lib', name: 'x' })).name)).toBe('usr/lib/x');
  });

  test('ustar of any version', () => {
    expect(text(only(header({ prefix: 'p', also: { 263: '  ' } })).name)).toBe('p/name');
  });

  test('star: 131 bytes; its times follow', () => {
    const prefix = 'p'.repeat(131);
    const times = '00000000000 00000000000 ';
    expect(text(only(header({ format: 'star', prefix, also: { 476: times } })).name)).toBe(`${prefix}/name`);
  });

  test('v7: there is none', () => {
    expect(text(only(header({ format: 'v7', prefix: 'prefix' })).name)).toBe('name');
  });

  test('gnu: access and change times are there instead', () => {
    expect(text(only(header({ format: 'gnu', prefix: '14522455340\x0014522455340\0' })).name)).toBe('name');
    const times = { 345: base256(-1n, 12), 357: base256(2n ** 40n, 12) };
    expect(text(only(header({ format: 'gnu', also: times })).name)).toBe('name');
  });

  // golang.org/issues/12594 and 21005
  test('gnu written by Go before 1.8: a prefix where no times can be', () => {
    expect(text(only(header({ format: 'gnu', prefix: 'usr/share' })).name)).toBe('usr/share/name');
    expect(text(only(header({ format: 'gnu', prefix: 'usr/shar\xe9' })).name)).toBe('name');
  });
});

describe('formats', () => {
  test('anything without the right magic is V7: no prefix, no devices', () => {
    for (const magic of ['ustar', 'ustar  x', 'ustar 00', 'USTAR\x0000', '\0\0\0\0\0\0\0\0']) {
      const fields = { type: '3', prefix: 'p', deviceMajor: 1, also: { 257: `${magic}\0`.slice(0, 8) } };
      const expectUstar = magic === 'ustar';
      expect(only(header(fields)), magic).toMatchObject({
        name: bytes(expectUstar ? 'p/name' : 'name'),
        deviceMajor: expectUstar ? 1 : 0,
      });
    }
  });

  test('devices have numbers', () => {
    const fields = { name: 'sda', deviceMajor: 8, deviceMinor: 0o7777777 };
    expect(only(header({ type: '4', ...fields }))).toMatchObject({ deviceMajor: 8, deviceMinor: 0o7777777 });
    expect(only(header({ type: '3', format: 'gnu', ...fields }))).toMatchObject({ deviceMajor: 8 });
    expect(only(header({ type: '0', ...fields }))).toMatchObject({ deviceMajor: 0, deviceMinor: 0 });
  });
});

describe('mode', () => {
  test('keeps the low 12 bits', () => {
    expect(only(header({ mode: 0o7777 })).mode).toBe(0o7777);
    expect(only(header({ mode: 0o104755 })).mode).toBe(0o4755);
    expect(only(header({ mode: base256(0x7fffffffffff0fffn, 8) })).mode).toBe(0o7777);
  });
});

describe('checksum', () => {
  const fields = { name: '\xff\x80 name', also: { 265: '\xe9\xe9' } };

  test('is a sum of unsigned bytes, or of signed ones as Sun wrote it', () => {
    expect(only(header({ ...fields, checksum: 'unsigned' })).name).toEqual(bytes('\xff\x80 name'));
    expect(only(header({ ...fields, checksum: 'signed' })).name).toEqual(bytes('\xff\x80 name'));
  });

  test('may be written with any padding', () => {
    const sum = header().subarray(148, 154);
    const digits = text(sum);
    for (const checksum of [`${digits}  `, `${digits} \0`, ` ${digits}\0`, `\0${digits} `, `00${digits}`]) {
      expect(only(header({ checksum })).name, JSON.stringify(checksum)).toEqual(bytes('name'));
    }
  });

  test('that is wrong stops the scan, after what was read', () => {
    const broken = header({ name: 'broken', checksum: '000001\0 ' });
    const scan = scanBytes(archive(entry({ name: 'whole' }, 'x'), broken, entry({ name: 'never seen' })));
    expect(namesIn(scan)).toEqual(['whole']);
    expect(scan.problems).toMatchObject([{ code: 'tar-bad-checksum', offset: 1024, name: null }]);
    expect(scan.end).toEqual({ complete: false, entries: 1, end: 1024 });
  });

  test('that is wrong at the very start says that this is no tar', () => {
    for (const checksum of ['000001\0 ', 'no sum', '']) {
      const scan = scanBytes(archive(header({ checksum })));
      expect(scan.problems).toMatchObject([{ code: 'not-a-tar', offset: 0, name: null }]);
      expect(scan.end).toEqual({ complete: false, entries: 0, end: 0 });
    }
  });

  test('counts every byte of the block', () => {
    const block = header({ name: '\xff'.repeat(100), linkName: '\xff'.repeat(100), prefix: '\xff'.repeat(155) });
    expect(scanBytes(archive(block)).entries).toHaveLength(1);
    const behindTheDigits = 155;
    for (let i = 0; i < blockSize; i++) {
      if (i === behindTheDigits) continue;
      const damaged = block.slice();
      damaged[i]! ^= 1;
      expect(scanBytes(archive(damaged)).codes, `byte ${i}`).toEqual(['not-a-tar']);
    }
  });
});
