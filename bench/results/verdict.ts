import { cases } from '../cases/cases.js';
import type { Result } from './result.js';

/** One part of a target, held against what was measured. */
export type Verdict = { readonly target: string; readonly met: boolean; readonly missedBy: string };

/** Every part of the target of a case that was measured; none where none was set, or where images were smaller than it is set for. */
export function verdicts({ case: name, node, unit, ours, peak, ratio, scale, keys }: Result): Verdict[] {
  if (scale !== 1) return [];
  const target = cases[name].target(majorOf(node));
  const parts: (Verdict | null)[] = [
    compare(target?.ratio, ratio?.median, (value) => `${formatRatio(value)} times`),
    compare(target?.most, ours.median, (value) => `${Math.round(value)} ${unit}`),
    compare(target?.late, keys?.late, (value) => `${Math.round(value)} ms for 95 of 100`),
    compare(target?.clears, keys?.clears, (value) => `${value} clears`),
    compare(target?.megabytes, peak === null ? undefined : peak / 1e6, (value) => `${Math.round(value)} MB`),
  ];
  return parts.filter((part) => part !== null);
}

function compare(
  most: number | undefined,
  measured: number | undefined,
  words: (value: number) => string,
): Verdict | null {
  if (most === undefined || measured === undefined) return null;
  const met = measured <= most;
  const missedBy = met ? '' : most === 0 ? String(measured) : `${Math.round((measured / most - 1) * 100)} %`;
  return { target: words(most), met, missedBy };
}

/** Of `v24.1.0`, 24. */
export function majorOf(node: string): number {
  return Number(/\d+/.exec(node)?.[0]);
}

export function formatRatio(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}
