/** What a subject came to: the median, the least and the most of its runs. */
export type Figures = { readonly name: string; readonly median: number; readonly least: number; readonly most: number };

/** What a case came to on one Node. */
export type Result = {
  readonly case: string;
  /** As `process.version` says it. */
  readonly node: string;
  /** `git describe` of what was measured. */
  readonly commit: string;
  readonly runs: number;
  /** 1 for images of full size. */
  readonly scale: number;
  readonly ours: Figures;
  /** Bytes of memory at most; null where it was not measured. */
  readonly peak: number | null;
  readonly baseline: Figures | null;
  /** Ours to the baseline: the median, the least and the most of the ratios of each round. */
  readonly ratio: Omit<Figures, 'name'> | null;
  /** Peers, other programs, an earlier commit: figures, and ratios of ours to them. */
  readonly others: readonly (Figures & { readonly ratio: number })[];
};
