/** What of the help the user looks for. */
export type HelpView = {
  /** Words that a line of it has to have; empty for all lines. It ends with the help. */
  readonly filter: string;
};

export const noHelpView: HelpView = { filter: '' };
