import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd, padStart, truncate, truncateStart } from '../../src/format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../src/format/format-bytes.js';
import { formatTime } from '../../src/format/format-date.js';
import { formatMode, formatOctalMode } from '../../src/format/format-mode.js';
import { safeText } from '../../src/format/safe-text.js';

it.each([
  // As `docker images` shows them (go-units HumanSize, which rounds to four digits; we to three).
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [27_400_000, '27.4 MB'],
  [199_000_000, '199 MB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [1_073_741_824, '1.07 GB'],
  [9_995_000, '10.0 MB'],
  [-2048, '-2.05 kB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  [1, '100 %'],
  [0, '0 %'],
  [0.9999, '99.9 %'],
  [0.0001, '<0.1 %'],
  [0.000499, '<0.1 %'],
  [0.0005, '0.1 %'],
  [0.912, '91.2 %'],
])('a share of %d is %s', (share, text) => expect(formatPercent(share)).toBe(text));

it('counts have groups', () => {
  expect([formatCount(1), formatCount(1234), formatCount(1_234_567)]).toEqual(['1', '1 234', '1 234 567']);
});

it.each([
  // What GNU ls prints.
  ['file', 0o644, '-rw-r--r--'],
  ['directory', 0o1777, 'drwxrwxrwt'],
  ['file', 0o4755, '-rwsr-xr-x'],
  ['file', 0o4644, '-rwSr--r--'],
  ['file', 0o2755, '-rwxr-sr-x'],
  ['directory', 0o1770, 'drwxrwx--T'],
  ['symlink', 0o777, 'lrwxrwxrwx'],
  ['fifo', 0, 'p---------'],
] as const)('%s %d is %s', (type, mode, text) => expect(formatMode(type, mode)).toBe(text));

it('octal modes have four digits', () =>
  expect([formatOctalMode(0o644), formatOctalMode(0o4755)]).toEqual(['0644', '4755']));

it('times are in UTC', () => {
  expect(formatTime(0)).toBe('1970-01-01 00:00');
  expect(formatTime(1e20)).toBe('100000000000000000000');
});

describe('columns', () => {
  it('are counted as a terminal does: wide, combining, zero', () => {
    expect(displayWidth(safeText('abc'))).toBe(3);
    expect(displayWidth(safeText('日本'))).toBe(4);
    expect(displayWidth(safeText('e\u0301'))).toBe(1);
  });

  it('are filled and cut to a width, never through a character', () => {
    expect(padEnd(safeText('日'), 4)).toBe('日  ');
    expect(padStart(safeText('7'), 3)).toBe('  7');
    expect(truncate(safeText('abcdef'), 4)).toBe('abc…');
    expect(truncate(safeText('日本語'), 4)).toBe('日…');
    expect(truncate(safeText('abc'), 3)).toBe('abc');
    expect(truncate(safeText('abc'), 0)).toBe('');
    expect(truncateStart(safeText('usr/share/doc'), 8)).toBe('…are/doc');
    expect(truncateStart(safeText('日本語'), 5)).toBe('…本語');
  });

  it('are cut at the front between escapes, never through one', () => {
    const from = (text: string, columns: number) => truncateStart(safeText(text), columns);
    expect(from('a\u001b[31mred', 8)).toBe('…[31mred');
    expect(from('a\u001b[31mred', 11)).toBe('…[31mred');
    expect(from('ab\u001b[31mred', 12)).toBe('…\\x1b[31mred');
    expect(from('👩\u200d👩', 7)).toBe('…👩');
    expect(from('👩👩\u200d👩', 11)).toBe('…\\u{200d}👩');
    expect(from('ab\u{10ffff}c', 8)).toBe('…c');
    expect(from('usr\\share\\x', 5)).toBe('…re\\x');
    // Nothing of it is shown: a path has no end that is an escape alone.
    expect(from('abc\u001b', 4)).toBe('…');
  });
});
