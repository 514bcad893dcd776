import type { Analysis } from '../analysis/analysis.js';

/** How the image grows, in bytes after each stacked layer. */
export type Growth = {
  /** What the layers up to it ship together. */
  readonly shipped: readonly number[];
  /** What of that can be seen in the filesystem after it. */
  readonly visible: readonly number[];
};

const known = new WeakMap<Analysis, Growth>();

/**
 * No filesystem is folded for it: what ships and cannot be seen after a layer are the contents whose last name that layer or one
 * below it took, and the analysis knows these.
 */
export function growthOf(analysis: Analysis): Growth {
  let growth = known.get(analysis);
  if (growth === undefined) {
    growth = makeGrowth(analysis);
    known.set(analysis, growth);
  }
  return growth;
}

function makeGrowth({ layers, hidden }: Analysis): Growth {
  const taken = layers.map(() => 0);
  for (const { hiddenBy, bytes } of hidden) taken[hiddenBy]! += bytes;
  const shipped = sums(layers.map(({ shippedBytes }) => shippedBytes));
  const gone = sums(taken);
  return { shipped, visible: shipped.map((bytes, layer) => bytes - gone[layer]!) };
}

/** Of each number the sum up to it. */
function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => {
    sum += number;
    return sum;
  });
}
