/** One thing that a reader of images has to get right. */
export type Row = {
  /** Folder of its cases, a slash, and what it is about. */
  readonly id: string;
  /** What is so, in a sentence or two. */
  readonly says: string;
  /** Files of tests that hold it, beside the cases. */
  readonly tests?: readonly string[];
  /** What engines wrote of it, in `fixtures/`. */
  readonly fixtures?: readonly string[];
  /** Why it has no case, or what of it is not read. */
  readonly reason?: string;
};
