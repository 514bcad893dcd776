import type { InflatingProgress } from '../content/inflated-layer.js';
import { formatPercent } from '../format/format-bytes.js';
import { safe } from '../format/safe-text.js';
import type { Output } from './output.js';

/** Says how far the inflating of a layer is. */
export function inflatingWords(output: Output): (progress: InflatingProgress) => void {
  return ({ layer, bytesRead, size }) =>
    output.progress(safe`inflating layer ${layer}: ${formatPercent(size === 0 ? 1 : bytesRead / size)}`);
}
