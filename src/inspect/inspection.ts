import type { Analysis } from '../analysis/analysis.js';
import type { LayerReading } from '../layer/layer-reading.js';
import type { Check, Outcome } from '../oci/check.js';
import type { Problem } from '../problem/problem.js';
import type { Image } from '../source/image.js';
import type { Stack } from '../tree/stack.js';

/** How far the reading of one layer is. */
export type LayerProgress = {
  readonly state: 'waiting' | 'reading' | 'read' | 'unreadable';
  /** Bytes of the stored blob that were passed so far. */
  readonly bytesRead: number;
  /** What was read; null before that, and for a layer that is not here. */
  readonly reading: LayerReading | null;
  /** While a plain layer is read through for its digests, bytes of it that were passed; else null. */
  readonly bytesHashed: number | null;
  /** It against what is said of it; empty before it was read. */
  readonly checks: readonly Check[];
  /** What the checks come to. */
  readonly verified: Outcome;
};

/**
 * An image as far as it is known: complete figures of the layers that are stacked, and of the layers above these whatever
 * their reading gave already. Layers arrive in any order; they are stacked as soon as everything below is there.
 */
export type Inspection = {
  readonly image: Image;
  /** The layers that are stacked. The same object in every inspection of one image, growing from one to the next. */
  readonly stack: Stack;
  /** One for each layer of the image. */
  readonly layers: readonly LayerProgress[];
  /** Figures of the layers that are stacked. */
  readonly analysis: Analysis;
  /** All that was found wrong so far: with the image, in its layers, between them. */
  readonly problems: readonly Problem[];
  /** False when some bytes of the image could not be read. */
  readonly complete: boolean;
  /** True in the last one: nothing more will come. */
  readonly finished: boolean;
};
