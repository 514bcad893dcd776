import type { Target } from '../cases/case.js';
import type { Result } from './result.js';

/** One part of a target, held against what was measured. */
export type Verdict = { readonly target: string; readonly met: boolean; readonly missedBy: string };

/** Every part of a target, in words. */
export function verdicts(target: Target, { ours, peak, ratio }: Result, unit: 'ms' | 'bytes'): Verdict[] {
  const parts: (Verdict | null)[] = [
    compare(target.ratio, ratio?.median, (value) => `${number(value)} times`),
    compare(target.most, ours.median, (value) => `${Math.round(value)} ${unit}`),
    compare(target.megabytes, peak === null ? undefined : peak / 1e6, (value) => `${Math.round(value)} MB`),
  ];
  return parts.filter((part) => part !== null);
}

function compare(
  most: number | undefined,
  measured: number | undefined,
  words: (value: number) => string,
): Verdict | null {
  if (most === undefined || measured === undefined) return null;
  return {
    target: words(most),
    met: measured <= most,
    missedBy: measured <= most ? '' : `${Math.round((measured / most - 1) * 100)} %`,
  };
}

export function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}
