/** What is known of a layer that was written. */
export type LayerFacts = {
  readonly instruction: string;
  /** SHA-256 of the tar, in hexadecimal digits. */
  readonly diffId: string;
  /** Where its tar begins in the docker-archive. */
  readonly offset: number;
  /** Bytes of the tar. */
  readonly size: number;
  readonly entries: number;
};

/** What is known of an image that was written, its layers from the base up. */
export type ImageFacts = { readonly layers: readonly LayerFacts[] };

export function entriesOf({ layers }: ImageFacts): number {
  return layers.reduce((sum, { entries }) => sum + entries, 0);
}

export function largestLayer({ layers }: ImageFacts): LayerFacts {
  return layers.reduce((largest, layer) => (layer.size > largest.size ? layer : largest));
}
