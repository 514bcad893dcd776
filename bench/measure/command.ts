/** A program that is measured as a whole process. */
export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  /** Variables beside those of the bench. */
  readonly env?: Readonly<Record<string, string>>;
};
