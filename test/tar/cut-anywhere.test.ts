import { expect, test } from 'vitest';
import { scanBytes } from './scan-bytes.js';
import { archive, bytes, entry, gnuLong, header, joined, padded, pax } from './tar-blocks.js';
import { lineOf } from './verdict.js';

/** A little of everything, 8 kB. */
const whole = archive(
  entry({ name: 'file' }, 'x'.repeat(700)),
  pax({ path: 'pax', 'SCHILY.xattr.user.a': 'b' }),
  entry({ name: 'short' }, 'y'),
  header({ name: 'dir/', type: '5' }),
  gnuLong('L', 'n'.repeat(200)),
  gnuLong('K', 't'.repeat(200)),
  header({ name: 'short', type: '2' }),
  pax({ 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '5000' }),
  entry({ name: 'holes' }, joined(padded('1\n0\n3\n'), bytes('abc'))),
  header({ name: 'old-holes', type: 'S', format: 'gnu', also: { 482: '\x01', 483: '00000000100\0' } }),
  new Uint8Array(512),
  pax({ comment: 'x' }, { type: 'g' }),
  entry({ name: 'last' }, 'z'),
);

const scan = scanBytes(whole);

test('whole, it is fine', () => {
  expect(scan.codes).toEqual(['pax-global-header']);
  expect(scan.end).toEqual({ complete: true, entries: 7, end: whole.length });
});

const lines = scan.entries.map(lineOf);

test('cut at any byte, the entries are the first of all, and one problem says that there may be more', () => {
  for (let length = 0; length < whole.length; length++) {
    const cut = scanBytes(whole.subarray(0, length));
    // An entry is there as soon as its headers are.
    const there = scan.entries.filter(({ offset }) => offset <= length).length;
    const problems = cut.codes.filter((code) => code !== 'pax-global-header');
    const last = cut.entries.at(-1);
    // A content that is not all there is never taken for whole.
    const isCut = last !== undefined && last.offset + last.storedSize > length;
    const allowed = isCut ? ['tar-truncated'] : ['tar-truncated', 'tar-missing-end', 'not-a-tar'];
    expect({
      lines: cut.entries.map(lineOf),
      problems: problems.filter((code) => allowed.includes(code)),
      end: { complete: cut.end.complete, entries: cut.end.entries },
      length,
    }).toEqual({
      lines: lines.slice(0, there),
      problems: [problems[0]],
      end: { complete: problems[0] === 'tar-missing-end', entries: there },
      length,
    });
  }
});

test('with a wrong byte anywhere, nothing throws, and all before it is as it was', () => {
  for (let at = 0; at < whole.length; at++) {
    const damaged = whole.slice();
    damaged[at]! ^= 0xff;
    const read = scanBytes(damaged).entries.map(lineOf);
    const untouched = scan.entries.filter(({ offset, storedSize }) => offset + storedSize <= at).length;
    expect({ at, lines: read.slice(0, untouched) }).toEqual({ at, lines: lines.slice(0, untouched) });
  }
});
