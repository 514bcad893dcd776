import { formatAmount } from './amount.js';
import { type LimitName, limitRow } from './limit-table.js';
import type { Limits } from './limits.js';

/** The clause that names a limit where it was met: `4 MiB is the limit, which --max-manifest-size raises`. */
export function limitInWords(limits: Limits, name: LimitName): string {
  const { flag, unit } = limitRow(name);
  return `${formatAmount(limits[name], unit)} is the limit, which --${flag} raises`;
}

/** What to try where a limit keeps an image from being opened. No tool writes what meets one. */
export function raiseInWords(limits: Limits, name: LimitName): string {
  const { flag, unit, ceiling = Number.POSITIVE_INFINITY } = limitRow(name);
  const twice = Math.min(ceiling, 2 * limits[name]);
  const value = formatAmount(twice, unit).replace(' bytes', '').replace(' ', '');
  return `No tool writes this: look at where the image comes from. If you trust it, raise the limit: --${flag} ${value}`;
}
