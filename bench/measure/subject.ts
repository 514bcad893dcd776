/** One of those that take turns. */
export type Subject = {
  readonly name: string;
  /** One run; what is measured, in the unit of the case: milliseconds mostly. */
  readonly run: () => Promise<number>;
  /** Bytes of memory at most, in a run of its own; null where that cannot be told. */
  readonly peak?: () => Promise<number | null>;
};
