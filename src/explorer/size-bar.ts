import { joinSafe, keepSafe, type SafeText } from '../format/safe-text.js';
import type { Signs } from './signs.js';

/** A bar for a share of 0 to 1 in at most `columns`; what is too little for the smallest step shows nothing. */
export function sizeBar(share: number, columns: number, { eighths, full }: Signs): SafeText {
  const steps = eighths.length;
  const length = Math.min(columns * steps, Math.round(share * columns * steps));
  const rest = length % steps;
  const whole = keepSafe(full, (sign) => sign.repeat(Math.floor(length / steps)));
  return rest === 0 ? whole : joinSafe([whole, eighths[rest - 1]!], '');
}
