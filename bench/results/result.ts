import type { Case } from '../cases/case.js';
import type { CaseName } from '../cases/cases.js';
import type { KeyFigures } from '../measure/key-figures.js';

/** What a subject came to: the median, the least and the most of its runs. */
export type Figures = { readonly name: string; readonly median: number; readonly least: number; readonly most: number };

/** What a case came to on one Node. */
export type Result = {
  readonly case: CaseName;
  readonly unit: Case['unit'];
  /** As `process.version` says it. */
  readonly node: string;
  /** The last that changed what was measured; with `-dirty` where its sources differed. */
  readonly commit: string;
  /** What else the machine had to do when the case began: processes that ran or wanted to, in the mean of the minute before. */
  readonly load: number;
  readonly runs: number;
  /** 1 for images of full size. */
  readonly scale: number;
  readonly ours: Figures;
  /** Bytes of memory at most; null where it was not measured. */
  readonly peak: number | null;
  readonly baseline: Figures | null;
  /** Ours to the baseline: the median, the least and the most of the ratios of each round. */
  readonly ratio: Figures | null;
  /** Peers, other programs, an earlier commit: figures, and ratios of ours to them. */
  readonly others: readonly (Figures & { readonly ratio: number })[];
  /** Milliseconds of the steps inside a process. */
  readonly steps: readonly { readonly name: string; readonly median: number }[];
  /** Where keys were measured: what else is to be said of them. The figures of `ours` are those of single presses then. */
  readonly keys?: KeyFigures;
};
