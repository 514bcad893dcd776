/** Something in the configuration that has no meaning. The rest of it counts all the same. */
export type Mistake = {
  /** Where it is, from 1; null where it is no matter of a line: the file cannot be read. */
  readonly line: number | null;
  readonly column: number | null;
  /** One sentence. It may quote the file: made safe where it is shown. */
  readonly message: string;
  /** What to try. */
  readonly nextStep: string;
};
