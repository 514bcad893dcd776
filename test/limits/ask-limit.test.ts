import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '../../src/limits/amount.js';
import { askLimits } from '../../src/limits/ask-limit.js';
import { defaultLimits, type Limits } from '../../src/limits/limits.js';
import { UsageError } from '../../src/problem/errors.js';

describe('the value of a limit', () => {
  it.each([
    ['4096', 4096],
    ['64MiB', 67_108_864],
    ['4GB', 4_000_000_000],
    ['1.5 kib', 1536],
    ['10B', 10],
    ['0', 0],
    ['none', Number.POSITIVE_INFINITY],
  ])('in bytes: %s', (text, bytes) => {
    expect(parseAmount(text, 'bytes')).toBe(bytes);
  });

  it.each([
    ['5000', 'count', 5000],
    ['1000:1', 'ratio', 1000],
    ['2.5', 'ratio', 2.5],
    ['none', 'count', Number.POSITIVE_INFINITY],
  ] as const)('%s, a %s', (text, unit, value) => {
    expect(parseAmount(text, unit)).toBe(value);
  });

  it.each([
    ['', 'bytes'],
    ['-1', 'bytes'],
    ['64MX', 'bytes'],
    ['MiB', 'bytes'],
    ['1e3', 'bytes'],
    ['9007199254740993', 'bytes'],
    ['9999999999TiB', 'bytes'],
    ['5k', 'count'],
    ['1.5', 'count'],
    ['1000:1', 'count'],
    ['1000:2', 'ratio'],
    ['None', 'count'],
  ] as const)('%s is none, of %s', (text, unit) => {
    expect(parseAmount(text, unit)).toBeNull();
  });

  it('is written in the largest binary unit that is exact', () => {
    expect(formatAmount(4 * 1024 ** 2, 'bytes')).toBe('4 MiB');
    expect(formatAmount(5000, 'bytes')).toBe('5000 bytes');
    expect(formatAmount(256 * 1024 ** 3, 'bytes')).toBe('256 GiB');
    expect(formatAmount(1000, 'ratio')).toBe('1000:1');
    expect(formatAmount(Number.POSITIVE_INFINITY, 'count')).toBe('none');
  });
});

describe('asked for', () => {
  const asked = (values: Partial<Record<keyof Limits, string | number>>) => askLimits((name) => values[name]);

  it('is nothing: the defaults', () => {
    expect(asked({})).toEqual(defaultLimits);
  });

  it('as text or number; the others stay', () => {
    expect(asked({ pathDepth: '2000', layers: 5 })).toEqual({ ...defaultLimits, pathDepth: 2000, layers: 5 });
  });

  it('is none: as much as can be read', () => {
    expect(asked({ members: 'none' }).members).toBe(Number.POSITIVE_INFINITY);
    // fzstd's own limit.
    expect(asked({ zstdWindow: 'none' }).zstdWindow).toBe(2046 * 1024 ** 2);
  });

  it.each([
    [{ pathDepth: 'deep' }, '--max-path-depth deep is no limit.', 'Give a whole number'],
    [{ layerSize: 'big' }, '--max-layer-size big is no limit.', '64MiB'],
    [{ layerSize: -1 }, '--max-layer-size -1 is no limit.', '64MiB'],
    [{ layerSize: Number.NaN }, '--max-layer-size NaN is no limit.', '64MiB'],
    [{ zstdWindow: '4GiB' }, '--max-zstd-window 4GiB is more than can be read.', '2046 MiB'],
  ])('wrongly is told: %j', (values, message, nextStep) => {
    let told: unknown;
    try {
      asked(values);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(UsageError);
    expect(told).toMatchObject({ message, nextStep: expect.stringContaining(nextStep) });
  });
});
