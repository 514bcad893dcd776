/** A mutated image, ready to be written and read. */
export type FuzzCase = {
  /** What it was made of and what was done to it, in order: words for people. */
  readonly steps: readonly string[];
  /** How many mutations it has, those that were left out counted too. */
  readonly mutations: number;
  readonly written:
    | { readonly form: 'file'; readonly bytes: Buffer }
    | { readonly form: 'directory'; readonly files: readonly { readonly name: string; readonly content: Buffer }[] };
};
