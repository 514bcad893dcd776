import type { LayerReading } from '../layer/layer-reading.js';
import type { Place } from './place.js';

/** The index of a layer as it is kept between two runs. */
export type KeptLayer = {
  /** All that it depends on: `layerKey`. */
  readonly key: string;
  /** Bytes of the blob that it was made of. */
  readonly blobSize: number;
  /** Where a blob was read whole and had the digest, the last first. */
  readonly places: readonly Place[];
  /** As it was read there. */
  readonly reading: LayerReading;
};

/** Places that are kept of a layer: the images of one machine that have it. */
export const mostPlaces = 16;
