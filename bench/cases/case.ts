/** What a case is to come to; everything that is given counts. */
export type Target = {
  /** At most so many times what the baseline takes, in the same turn. */
  readonly ratio?: number;
  /** At most so much in the unit of the case. */
  readonly most?: number;
  /** At most so many milliseconds for 95 of 100 keys. */
  readonly late?: number;
  /** At most so often the screen may be cleared between frames. */
  readonly clears?: number;
  /** At most so many megabytes of memory. */
  readonly megabytes?: number;
};

/** A row of `docs/performance.md`: something the program does. How it is run, and against what, is its row in `bench/races`. */
export type Case = {
  /** What is measured. */
  readonly what: string;
  /** What the figures are: milliseconds from the start of a process, or bytes. */
  readonly unit: 'ms' | 'bytes';
  /** By the major version of Node that runs it; null where none was set. */
  readonly target: (nodeMajor: number) => Target | null;
  /** What it shows, and what bounds it: a sentence or two for the document. */
  readonly note: string;
};
