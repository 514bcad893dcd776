import { median } from './figures.js';

/** What one press of a key, or of several at once, came to. */
export type Press = {
  /** From the key to the last byte of what it changed on the screen. */
  readonly milliseconds: number;
  /** Bytes that were written to the terminal. */
  readonly bytes: number;
  /** How often the whole screen was cleared (ED 2 and 3). */
  readonly clears: number;
};

/** What many came to. */
export type KeyFigures = {
  readonly presses: number;
  /** The time that 95 of 100 of them did not take longer than, in milliseconds. */
  readonly late: number;
  /** Bytes written to the terminal for each, the median. */
  readonly bytes: number;
  /** Of all of them. */
  readonly clears: number;
};

export function keyFigures(presses: readonly Press[]): KeyFigures {
  return {
    presses: presses.length,
    late: percentile(
      presses.map(({ milliseconds }) => milliseconds),
      0.95,
    ),
    bytes: median(presses.map(({ bytes }) => bytes)),
    clears: presses.reduce((sum, { clears }) => sum + clears, 0),
  };
}

/** The least of the numbers that such a share of them does not exceed. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}
