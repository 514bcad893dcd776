import { expect, test } from 'vitest';
import { scanTar } from '../../src/tar/scan-tar.js';
import type { TarEntry } from '../../src/tar/tar-entry.js';
import { scanBytes } from './scan-bytes.js';
import { archive, entry, gnuLong, header, pax } from './tar-blocks.js';

test('contents are not asked for, but for their last byte, which comes with the next header', () => {
  const big = new Uint8Array(1_000_000).fill(0x78);
  const scan = scanBytes(
    archive(entry({ name: 'big' }, big), entry({ name: 'empty' }), entry({ name: 'block' }, big.subarray(0, 512))),
  );
  expect(scan.ranges).toEqual([
    { offset: 0, length: 512 },
    { offset: 1_000_511, length: 1 + 448 + 512 }, // last byte of big, its padding, the next header
    { offset: 1_001_472, length: 512 },
    { offset: 1_002_495, length: 1 + 512 }, // last byte of block, the end marker
    { offset: 1_003_008, length: 512 },
    { offset: 1_003_520, length: 65536 }, // anything behind the end?
  ]);
});

test('extended headers are asked for without their padding', () => {
  const scan = scanBytes(archive(gnuLong('L', 'n'.repeat(600)), pax({ path: 'x' }), header()));
  expect(scan.ranges.slice(0, 5)).toEqual([
    { offset: 0, length: 512 },
    { offset: 512, length: 601 },
    { offset: 1536, length: 512 },
    { offset: 2048, length: 9 },
    { offset: 2560, length: 512 },
  ]);
});

test('entry, range and the bytes in the entry are the same objects again and again', () => {
  const seen: { entry: TarEntry; name: Uint8Array }[] = [];
  const scanner = scanTar({ entry: (entry) => seen.push({ entry, name: entry.name }), problem: () => {} });
  const bytes = archive(header({ name: 'one' }), header({ name: 'two' }));
  const ranges = new Set<object>();
  let step = scanner.next();
  while (!step.done) {
    ranges.add(step.value);
    step = scanner.next(bytes.subarray(step.value.offset, step.value.offset + step.value.length));
  }
  expect(ranges.size).toBe(1);
  expect(seen[1]!.entry).toBe(seen[0]!.entry);
  expect(seen[1]!.name).toBe(seen[0]!.name);
});

test('an error of the visitor is not taken for damage of the archive', () => {
  const scanner = scanTar({
    entry: () => {
      throw new Error('mine');
    },
    problem: () => {},
  });
  scanner.next();
  expect(() => scanner.next(header())).toThrow('mine');
});

test('a scan can be left off anywhere', () => {
  const scanner = scanTar({ entry: () => {}, problem: () => {} });
  scanner.next();
  expect(scanner.return({ complete: false, entries: 0, end: 0 }).done).toBe(true);
});
