import type { HistoryEntry } from './history-entry.js';

/** Which step of the history made which layer. */
export type AlignedHistory = {
  /** Of each layer, from the base up, its step; null where the history does not tell. */
  readonly steps: readonly (HistoryEntry | null)[];
  /** How many steps say that they made a layer. */
  readonly filesystemSteps: number;
  /**
   * False when that is another number than there are layers. A history that is missing is not wrong: it is OPTIONAL.
   */
  readonly agrees: boolean;
};

/**
 * Gives each layer its step (image-spec config.md "history"). Bazel, jib, kaniko and squashing write histories whose
 * count is off; the newest steps are then the ones most likely to be right, since a history is cut or merged at its old
 * end.
 */
export function alignHistory(history: readonly HistoryEntry[], layers: number): AlignedHistory {
  const made = history.filter((step) => !step.emptyLayer);
  const ahead = layers - made.length;
  return {
    steps: Array.from({ length: layers }, (_, layer) => made[layer - ahead] ?? null),
    filesystemSteps: made.length,
    agrees: history.length === 0 || ahead === 0,
  };
}
