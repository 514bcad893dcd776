import { describe, expect, test } from 'vitest';
import { scanBytes } from './scan-bytes.js';
import { archive, base256, bytes, entry, header, pax } from './tar-blocks.js';

describe('octal fields (Go parseOctal)', () => {
  test.each([
    ['0000644\0', 0o644],
    ['0000644 ', 0o644],
    ['644\0\0\0\0\0', 0o644],
    ['   644 \0', 0o644],
    ['\0\0\0 644 ', 0o644],
    ['77777777', 0o77777777],
    ['\0\0\0\0\0\0\0\0', 0],
    ['        ', 0],
    // A NUL ends the digits, whatever is behind it.
    ['644\0junk', 0o644],
    ['644\0 1 \0', 0o644],
  ])('%j is %o', (uid, expected) => {
    const scan = scanBytes(archive(header({ uid })));
    expect(scan.problems).toEqual([]);
    expect(scan.entries[0]!.uid).toBe(expected);
  });

  test.each([
    '0000648\0',
    '64 4\0\0\0\0',
    '644 \0x\0\0',
    '-644\0\0\0\0',
    '+644\0\0\0\0',
    '0x1\0\0\0\0\0',
    'junk\0\0\0\0',
    '644_\0\0\0\0',
  ])('%j is no number', (field) => {
    for (const fields of [{ uid: field }, { gid: field }, { mode: field }, { size: field }, { mtime: field }]) {
      const scan = scanBytes(archive(entry({}), header({ name: 'bad', ...fields })));
      expect(scan.problems).toMatchObject([{ code: 'tar-bad-header', offset: 512 }]);
      expect(scan.end).toEqual({ complete: false, entries: 1, end: 512 });
    }
  });

  test('device numbers are checked even where they mean nothing, but not in V7, which has none', () => {
    const fields = { also: { 329: 'no digit' } };
    expect(scanBytes(archive(header(fields))).codes).toEqual(['tar-bad-header']);
    expect(scanBytes(archive(header({ format: 'gnu', ...fields }))).codes).toEqual(['tar-bad-header']);
    expect(scanBytes(archive(header({ format: 'v7', ...fields }))).codes).toEqual([]);
  });

  test("star's times are checked", () => {
    expect(scanBytes(archive(header({ format: 'star', also: { 476: 'no time' } }))).codes).toEqual(['tar-bad-header']);
  });
});

describe('base-256 fields (GNU tar; Go parseNumeric)', () => {
  test.each([
    [0n, 0],
    [1n, 1],
    [2n ** 33n, 2 ** 33],
    [2n ** 53n - 1n, 2 ** 53 - 1],
    [-1n, -1],
    [-86400n, -86400],
    [-(2n ** 40n) - 7n, -(2 ** 40) - 7],
    [2n ** 63n - 1n, 2 ** 63],
    [-(2n ** 63n), -(2 ** 63)],
  ])('time %d', (value, expected) => {
    const scan = scanBytes(archive(header({ format: 'gnu', mtime: base256(value, 12) })));
    expect(scan.problems).toEqual([]);
    expect(scan.entries[0]!.mtime).toBe(expected);
  });

  test.each([2n ** 63n, -(2n ** 63n) - 1n, 2n ** 90n])('time %d has more than 64 bits', (value) => {
    expect(scanBytes(archive(header({ mtime: base256(value, 12) }))).codes).toEqual(['tar-bad-header']);
  });

  test('a size beyond 8 GiB', () => {
    const size = 9_000_000_000;
    const scan = scanBytes(archive(header({ format: 'gnu', size: base256(BigInt(size), 12) })));
    expect(scan.entries[0]).toMatchObject({ size, storedSize: size });
  });
});

describe('sizes that cannot be', () => {
  test.each([base256(-1n, 12), base256(-512n, 12), base256(2n ** 53n, 12), base256(2n ** 63n - 1n, 12)])(
    '%j',
    (size) => {
      for (const type of ['0', '7', 'S', 'x', 'g', 'L', 'K', 'Z']) {
        const scan = scanBytes(archive(header({ type, size, format: 'gnu' }), header()));
        expect(scan.problems).toMatchObject([{ code: 'tar-bad-header', offset: 0 }]);
        expect(scan.end).toEqual({ complete: false, entries: 0, end: 0 });
      }
      // Nothing depends on the size of these.
      expect(scanBytes(archive(header({ type: '5', size }), header())).end).toMatchObject({
        complete: true,
        entries: 2,
      });
    },
  );

  test('a header that denies its size in a PAX record is wrong nevertheless, as in Go', () => {
    expect(scanBytes(archive(pax({ size: '0' }), header({ size: base256(-1n, 12) }))).codes).toEqual([
      'tar-bad-header',
    ]);
  });

  test('in PAX records', () => {
    for (const size of ['-1', '9007199254740992', '9223372036854775807']) {
      expect(scanBytes(archive(pax({ size }), header())).codes, size).toEqual(['tar-bad-header']);
    }
    for (const size of ['9223372036854775808', '1e3', '12 ', '0x10', '٣']) {
      expect(scanBytes(archive(pax({ size }), header())).codes, size).toEqual(['tar-bad-pax']);
    }
  });
});

describe('owners beyond 32 bits', () => {
  const scanOf = (fields: { uid?: Uint8Array; gid?: Uint8Array }, records: Record<string, string> = {}) =>
    scanBytes(archive(pax(records), header({ name: 'mine', ...fields })));

  test('32 bits are fine', () => {
    const scan = scanOf({ uid: base256(2n ** 32n - 1n, 8) }, { gid: '4294967295' });
    expect(scan.problems).toEqual([]);
    expect(scan.entries[0]).toMatchObject({ uid: 2 ** 32 - 1, gid: 2 ** 32 - 1 });
  });

  test.each([
    [2n ** 32n + 5n, 5],
    [-1n, 2 ** 32 - 1],
    [-2n, 2 ** 32 - 2],
    [2n ** 61n + 12345n, 12345],
    [-(2n ** 61n) + 12345n, 12345],
  ])('%d keeps its low 32 bits', (value, low) => {
    const problem = { code: 'owner-out-of-range', name: bytes('mine') };
    const inHeader = scanOf({ uid: base256(value, 8), gid: base256(7n, 8) });
    expect(inHeader.entries[0]).toMatchObject({ uid: low, gid: 7 });
    expect(inHeader.problems).toMatchObject([problem]);
    const inRecord = scanOf({}, { gid: String(value) });
    expect(inRecord.entries[0]).toMatchObject({ uid: 0, gid: low });
    expect(inRecord.problems).toMatchObject([problem]);
  });

  test('a record that fits mends a field that does not', () => {
    const scan = scanOf({ uid: base256(-1n, 8) }, { uid: '12' });
    expect(scan.problems).toEqual([]);
    expect(scan.entries[0]!.uid).toBe(12);
  });
});

describe('times in PAX records (Go parsePAXTime)', () => {
  test.each([
    ['1700000000', 1700000000],
    ['1700000000.5', 1700000000.5],
    ['1700000000.', 1700000000],
    ['1.000000001', 1.000000001],
    ['1.9999999999999', 1.999999999],
    ['-1', -1],
    ['-1.5', -1.5],
    ['-0.25', -0.25],
    ['+7', 7],
  ])('%s', (mtime, expected) => {
    const scan = scanBytes(archive(pax({ mtime }), header({ mtime: 99 })));
    expect(scan.problems).toEqual([]);
    expect(scan.entries[0]!.mtime).toBeCloseTo(expected, 9);
  });

  test.each(['.5', '1.x', '1.5e3', '1,5', ' 1', '1 ', '--1', '-', '1.-5', '99999999999999999999'])(
    '%j is no time',
    (time) => {
      for (const key of ['mtime', 'atime', 'ctime']) {
        expect(scanBytes(archive(pax({ [key]: time }), header())).codes).toEqual(['tar-bad-pax']);
      }
    },
  );
});
