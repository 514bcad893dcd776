import type { Totals } from '../../analysis/analysis.js';
import { formatBytes, formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import type { State } from '../state.js';

/** A word of the explorer, and what it means. */
type Explained = readonly [word: SafeText, meaning: SafeText];

/** What the figures mean, with this image's own where it is read to its end. */
export function wordsExplained({ inspection }: State): readonly Explained[] {
  const totals = inspection?.finished === true ? inspection.analysis.totals : null;
  const here = (figure: (totals: Totals) => SafeText) => (totals === null ? safe`` : safe`; here ${figure(totals)}`);
  return [
    [safe`layer`, safe`what one instruction wrote and removed, as a tar; no layer above can take anything out of it`],
    [
      safe`whiteout`,
      safe`a file in a layer that says that a name of the layers below is gone; their bytes stay where they are`,
    ],
    [safe`shipped`, safe`contents that are stored in all layers${here((all) => formatBytes(all.shippedBytes))}`],
    [
      safe`visible`,
      safe`contents that a name in the final filesystem reaches${here((all) => formatBytes(all.visibleBytes))}`,
    ],
    [
      safe`hidden`,
      safe`shipped without visible: pulled and stored, and nothing in a container reaches it${here((all) => formatBytes(all.hiddenBytes))}`,
    ],
    [safe`efficiency`, safe`visible of shipped${here((all) => formatPercent(all.efficiency))}`],
    [safe`stored`, safe`a layer as it lies in the image, compressed or not; sizes are of what is in it`],
  ];
}
