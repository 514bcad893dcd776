/** Where the user is among what a command may become. */
export type PaletteView = {
  /** Position of the selected row, and of the first one in sight. */
  readonly at: number;
  readonly top: number;
  /** What was run in this session, the last one last. */
  readonly history: readonly string[];
  /** Which of these is being shown; null where something else is typed. */
  readonly past: number | null;
};

export const noPaletteView: PaletteView = { at: 0, top: 0, history: [], past: null };
