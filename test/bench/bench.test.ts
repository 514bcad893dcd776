import { describe, expect, it } from 'vitest';
import { benchOptions } from '../../bench/bench-options.js';
import { caseNames } from '../../bench/cases/cases.js';
import { median } from '../../bench/measure/figures.js';
import { keyFigures, percentile } from '../../bench/measure/key-figures.js';
import { takeTurns } from '../../bench/measure/take-turns.js';
import { printResult } from '../../bench/results/print-result.js';
import type { Result } from '../../bench/results/result.js';
import { verdicts } from '../../bench/results/verdict.js';

const figures = (name: string, value: number) => ({ name, median: value, least: value, most: value });
const wide: Result = {
  case: 'wide',
  unit: 'ms',
  node: 'v24.1.0',
  commit: 'abc',
  runs: 5,
  scale: 1,
  load: 0.5,
  ours: figures('unearth', 800),
  peak: 300e6,
  baseline: figures('node -e 0', 100),
  ratio: figures('ratio', 8),
  others: [],
  steps: [],
};

describe('the bench', () => {
  it('lets all take turns, each first in its round, after a run that does not count', async () => {
    const order: string[] = [];
    const subject = (name: string, first: number) => ({
      name,
      run: async () => {
        order.push(name);
        return first + order.filter((other) => other === name).length;
      },
    });
    const measured = await takeTurns([subject('a', 0), subject('b', 10), subject('c', 20)], 3);
    expect(order.join('')).toBe('abc abc bca cab'.replaceAll(' ', ''));
    expect(measured).toEqual([
      [2, 3, 4],
      [12, 13, 14],
      [22, 23, 24],
    ]);
  });

  it('takes the middle, of an even number the mean of two', () => {
    expect(median([5, 100, 1])).toBe(5);
    expect(median([4, 1, 100, 2])).toBe(3);
  });

  it('holds every part of a target against its figure', () => {
    expect(verdicts(wide)).toEqual([
      { target: '15.0 times', met: true, missedBy: '' },
      { target: '250 MB', met: false, missedBy: '20 %' },
    ]);
    expect(printResult(wide)).toContain('target 250 MB: missed by 20 %');
    const zstd = { ...wide, case: 'zstd', ratio: figures('ratio', 4) } as const;
    expect(verdicts({ ...zstd, node: 'v20.19.0' })).toMatchObject([{ target: '5.00 times', met: true }]);
    expect(verdicts(zstd)).toMatchObject([{ target: '2.50 times', missedBy: '60 %' }]);
  });

  it('tells of keys how late the latest are, what they write and whether the screen is cleared', () => {
    const presses = Array.from({ length: 100 }, (_, i) => ({
      milliseconds: 100 - i,
      bytes: 2 * i,
      clears: i === 7 ? 2 : 0,
    }));
    const keys = keyFigures(presses);
    expect(keys).toEqual({ presses: 100, late: 95, bytes: 99, clears: 2 });
    const pressed: Result = { ...wide, case: 'keys-cursor', ours: figures('unearth', 9), keys };
    expect(verdicts(pressed)).toEqual([
      { target: '10 ms', met: true, missedBy: '' },
      { target: '16 ms for 95 of 100', met: false, missedBy: '494 %' },
      { target: '0 clears', met: false, missedBy: '2' },
    ]);
    expect(printResult(pressed)).toContain('99 bytes a key, 2 clears, 100 presses');
    expect(verdicts({ ...pressed, node: 'v20.19.0' })[0]).toMatchObject({ target: '25 ms' });
    expect(percentile([3], 0.95)).toBe(3);
  });

  it('judges no image that is smaller than the target is set for', () => {
    expect(verdicts({ ...wide, scale: 0.02 })).toEqual([]);
  });

  it('reads its command line', () => {
    expect(benchOptions([])).toMatchObject({ cases: caseNames, runs: 5, scale: 1, nodes: [process.execPath] });
    expect(benchOptions(['again', 'real', '--peer', 'x=y {image} a=b'])).toMatchObject({
      cases: ['real', ...caseNames.filter((name) => name.startsWith('again-'))],
      peers: [{ name: 'x', command: 'y {image} a=b' }],
    });
    expect(benchOptions(['--list'])).toContain('million-memory');
    expect(() => benchOptions(['rael'])).toThrow('No case is called rael');
    expect(() => benchOptions(['--runs', 'many'])).toThrow('--runs takes a number');
    expect(() => benchOptions(['--scale', '0.1', '--save'])).toThrow('full size');
  });
});
