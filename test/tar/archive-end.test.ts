import { describe, expect, test } from 'vitest';
import { namesIn, scanBytes } from './scan-bytes.js';
import { archive, blockSize, bytes, end, entry, header, joined, pax } from './tar-blocks.js';

const one = entry({ name: 'one' }, 'content');
const zeros = (length: number) => new Uint8Array(length);

describe('the end of an archive (POSIX ustar)', () => {
  test('two blocks of zeros', () => {
    expect(scanBytes(archive(one))).toMatchObject({ codes: [], end: { complete: true, entries: 1, end: 2048 } });
    // The layer of a step that changed nothing
    expect(scanBytes(end)).toMatchObject({ codes: [], end: { complete: true, entries: 0, end: 1024 } });
  });

  test.each([1, 8704, 65536, 200_000])('%d zeros more fill a record', (length) => {
    expect(scanBytes(archive(one, zeros(0))).end).toEqual(scanBytes(joined(archive(one), zeros(length))).end);
    expect(scanBytes(joined(archive(one), zeros(length))).codes).toEqual([]);
  });

  test('is missing', () => {
    for (const archive of [one, joined(one, header({ name: 'two', type: '5' }))]) {
      const scan = scanBytes(archive);
      expect(scan.problems).toMatchObject([{ code: 'tar-missing-end', offset: archive.length, name: null }]);
      expect(scan.end).toMatchObject({ complete: true, end: archive.length });
    }
  });

  test('is missing, and half of the padding too', () => {
    const scan = scanBytes(one.subarray(0, blockSize + 7));
    expect(scan.codes).toEqual(['tar-missing-end']);
    expect(scan.end).toMatchObject({ complete: true, entries: 1 });
  });

  test('is a single block of zeros', () => {
    const scan = scanBytes(joined(one, zeros(blockSize)));
    expect(scan.problems).toMatchObject([{ code: 'tar-missing-end', offset: 1536 }]);
    expect(scan.end).toEqual({ complete: true, entries: 1, end: 1536 });
  });

  test('is a single block of zeros with something behind it, which Go refuses', () => {
    const scan = scanBytes(joined(one, zeros(blockSize), one));
    expect(scan.problems).toMatchObject([{ code: 'tar-bad-header', offset: 1024 }]);
    expect(scan.end).toEqual({ complete: false, entries: 1, end: 1024 });
  });

  test('of an empty input is where it begins', () => {
    const scan = scanBytes(zeros(0));
    expect(scan.problems).toMatchObject([{ code: 'tar-missing-end', offset: 0 }]);
    expect(scan.end).toEqual({ complete: true, entries: 0, end: 0 });
  });
});

describe('bytes behind the end', () => {
  test.each([0, 1, 511, 65_535, 65_536, 100_000])('after %d zeros', (gap) => {
    const scan = scanBytes(joined(archive(one), zeros(gap), bytes('hidden payload'), one));
    expect(scan.problems).toMatchObject([{ code: 'tar-trailing-data', offset: 2048 + gap, name: null }]);
    expect(scan.end).toEqual({ complete: true, entries: 1, end: 2048 });
  });

  test('a second archive is not read', () => {
    const scan = scanBytes(joined(archive(one), archive(entry({ name: 'two' }))));
    expect(namesIn(scan)).toEqual(['one']);
    expect(scan.problems).toMatchObject([{ code: 'tar-trailing-data', offset: 2048 }]);
  });
});

describe('what is no archive', () => {
  test.each([
    ['a text', bytes('hello\n')],
    ['a long text', bytes('{"schemaVersion":2}'.repeat(100))],
    ['gzip', bytes(`\x1f\x8b\x08${'\0'.repeat(2000)}`)],
    ['one byte', bytes('\0')],
    ['half a header', header().subarray(0, 300)],
  ])('%s', (_, input) => {
    const scan = scanBytes(input);
    expect(scan.problems).toMatchObject([{ code: 'not-a-tar', offset: 0, name: null }]);
    expect(scan.end).toEqual({ complete: false, entries: 0, end: 0 });
  });
});

describe('archives that were cut', () => {
  const name = bytes('one');

  test('in a header: what was read is kept', () => {
    for (const length of [1, 100, 511]) {
      const scan = scanBytes(joined(one, header().subarray(0, length)));
      expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: 1024, name: null }]);
      expect(scan.end).toEqual({ complete: false, entries: 1, end: 1024 });
    }
  });

  test('in a content: the entry is kept, and named', () => {
    for (const length of [0, 1, 6]) {
      const scan = scanBytes(one.subarray(0, blockSize + length));
      expect(namesIn(scan)).toEqual(['one']);
      expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: blockSize, name }]);
      expect(scan.end).toEqual({ complete: false, entries: 1, end: blockSize });
    }
  });

  test('far before the end of a huge content', () => {
    const scan = scanBytes(joined(header({ name: 'huge', size: 8_000_000_000 }), zeros(5000)));
    expect(scan.entries[0]!.size).toBe(8_000_000_000);
    expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: blockSize, name: bytes('huge') }]);
  });

  test('in an extended header', () => {
    const cut = joined(one, pax({ path: 'x'.repeat(600) }).subarray(0, blockSize + 100));
    const scan = scanBytes(cut);
    expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: 1536, name: null }]);
    expect(scan.end).toMatchObject({ complete: false, entries: 1 });
  });

  test('in the end marker', () => {
    const scan = scanBytes(archive(one).subarray(0, 1024 + 700));
    expect(scan.problems).toMatchObject([{ code: 'tar-truncated', offset: 1536 }]);
    expect(scan.end).toMatchObject({ complete: false, entries: 1 });
  });
});
