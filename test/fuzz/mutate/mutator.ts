import type { Random } from '../random.js';

/** Changes one thing in something of a kind; the same numbers make the same change. */
export type Mutator<T> = {
  /** Two or three words, for the list of what was done to a case. */
  readonly name: string;
  readonly mutate: (thing: T, random: Random) => T;
};
