/** What became of a case that broke no rule. */
export type Outcome = {
  /** `refused`: an error in words instead of an inspection; `incomplete`: something could not be read; `whole`: all was. */
  readonly kind: 'refused' | 'incomplete' | 'whole';
  /** Codes of the problems that were found, each once. */
  readonly problems: readonly string[];
  /** What refused, without its particulars. */
  readonly refusal: string | null;
};
