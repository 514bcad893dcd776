import { describe, expect, test } from 'vitest';
import { namesIn, scanBytes } from './scan-bytes.js';
import { archive, blockSize, bytes, entry, gnuLong, header, joined, pax } from './tar-blocks.js';

/**
 * Archives that two readers read differently, so that one sees entries the other does not. What counts is what Go sees.
 */
const inner = joined(entry({ name: 'smuggled' }, 'payload'), new Uint8Array(2 * blockSize));

describe('CVE-2025-62518 (TARmageddon): which size says where the next header is', () => {
  test('a PAX size over a ustar size of 0: the content is no header', () => {
    const scan = scanBytes(
      archive(
        pax({ size: String(inner.length) }),
        header({ name: 'nested.tar', size: 0 }),
        inner,
        entry({ name: 'next' }),
      ),
    );
    expect(namesIn(scan)).toEqual(['nested.tar', 'next']);
    expect(scan.entries[0]).toMatchObject({ size: inner.length, offset: 3 * blockSize });
    expect(scan.end.complete).toBe(true);
  });

  test('a PAX size of less: what is behind it counts', () => {
    const scan = scanBytes(
      archive(pax({ size: '1' }), header({ name: 'file', size: 2000 }), bytes('x'.padEnd(512)), inner),
    );
    expect(namesIn(scan)).toEqual(['file', 'smuggled']);
  });
});

describe('CVE-2026-53655: a PAX size is that of the entry, not of the headers between', () => {
  test.each(['L', 'K'] as const)('%s', (type) => {
    const scan = scanBytes(
      archive(pax({ size: '5000' }), gnuLong(type, 'long'), header({ type: type === 'L' ? '0' : '2', name: 'short' })),
    );
    // The header of 'long' has its own size; the entry has 5000 bytes, which are not there, or no content as a link.
    expect(namesIn(scan)).toEqual([type === 'L' ? 'long' : 'short']);
    expect(scan.codes).toEqual(type === 'L' ? ['tar-truncated'] : []);
  });

  test('another extended header', () => {
    const scan = scanBytes(archive(pax({ size: '5000' }), pax({ path: 'long' }), header({ name: 'short' })));
    expect(namesIn(scan)).toEqual(['long']);
    expect(scan.end).toMatchObject({ complete: true, entries: 1 });
  });
});

test('a size in the header of a link is not skipped (Go isHeaderOnlyType)', () => {
  const link = header({ type: '1', name: 'link', linkName: 'a', size: inner.length });
  expect(namesIn(scanBytes(archive(link, inner)))).toEqual(['link', 'smuggled']);
  const withPax = [pax({ size: String(inner.length) }), header({ type: '5', name: 'dir' })];
  expect(namesIn(scanBytes(archive(...withPax, inner)))).toEqual(['dir', 'smuggled']);
});

test('malformed metadata is not skipped (astral-tokio-tar): the entry behind it would keep its short name', () => {
  const scan = scanBytes(archive(pax(bytes('20 path=hidden\n')), header({ name: 'shown' })));
  expect(scan.entries).toEqual([]);
  expect(scan.codes).toEqual(['tar-bad-pax']);
});

test('a header behind a single block of zeros is not read', () => {
  const scan = scanBytes(archive(entry({ name: 'seen' }), new Uint8Array(blockSize), inner));
  expect(namesIn(scan)).toEqual(['seen']);
  expect(scan.end.complete).toBe(false);
});

test('a negative size does not lead back', () => {
  const scan = scanBytes(archive(entry({ name: 'a' }), header({ name: 'b', size: '\xff'.repeat(12) })));
  expect(scan.end).toEqual({ complete: false, entries: 1, end: blockSize });
});
