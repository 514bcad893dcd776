import type { DiveScore } from './dive-score.js';
import type { HiddenFile } from './hidden-files.js';

/** What the layers of an image come to, counted over all of them. */
export type Totals = {
  readonly layers: number;
  /** Sum over the layers of the paths that each writes. */
  readonly entries: number;
  /** Content bytes stored in all layers. */
  readonly shippedBytes: number;
  /** Content bytes that a name in the final filesystem reaches. */
  readonly visibleBytes: number;
  /** Paths of the final filesystem, implied directories too, the root not. */
  readonly visibleEntries: number;
  /** shippedBytes - visibleBytes */
  readonly hiddenBytes: number;
  /** visibleBytes / shippedBytes; 1 for an image that ships nothing. */
  readonly efficiency: number;
};

/** What one layer comes to, against the filesystem below it. */
export type LayerFigures = {
  readonly entries: number;
  readonly shippedBytes: number;
  /** Bytes that this layer wrote and that are hidden in the final filesystem. */
  readonly hiddenBytes: number;
  readonly added: number;
  readonly modified: number;
  readonly removed: number;
};

/** All figures of an image; of the layers stacked so far, while it is still being read. */
export type Analysis = {
  readonly totals: Totals;
  readonly diveCompatible: DiveScore;
  /** One for each stacked layer. */
  readonly layers: readonly LayerFigures[];
  /** Hidden files with content, largest first. */
  readonly hidden: readonly HiddenFile[];
};
