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
 * Gives each layer its step (image-spec config.md "history"); `empty` tells of each layer whether it is known to hold
 * nothing. Bazel, jib, kaniko and squashing write histories whose count is off. Where the steps are as many as the layers
 * that hold something, those have them: such a history calls a step empty whose empty layer was stored. Else the newest
 * steps are the ones most likely to be right, since a history is cut or merged at its old end.
 */
export function alignHistory(history: readonly HistoryEntry[], empty: readonly boolean[]): AlignedHistory {
  const made = history.filter((step) => !step.emptyLayer);
  const layers = empty.length;
  const ahead = layers - made.length;
  const agrees = history.length === 0 || ahead === 0;
  const filled = empty.flatMap((isEmpty, layer) => (isEmpty ? [] : [layer]));
  const steps =
    !agrees && made.length === filled.length
      ? empty.map((_, layer) => made[filled.indexOf(layer)] ?? null)
      : empty.map((_, layer) => made[layer - ahead] ?? null);
  return { steps, filesystemSteps: made.length, agrees };
}

/**
 * The tar without entries, as Go writes it (two blocks of zeros), as GNU tar does (twenty), and the first in the gzip that
 * docker gave its empty layers (distribution, manifest/schema1/config_builder.go).
 */
const emptyLayers: ReadonlySet<string> = new Set([
  'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  'sha256:84ff92691f909a05b224e1c56abb4864f01b4f8e3c854e4bb4c7baf1d3f6d652',
  'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4',
]);

/** Whether a layer is known to hold nothing, by its digest or diff id. */
export function isEmptyLayer(...digests: readonly (string | null)[]): boolean {
  return digests.some((digest) => digest !== null && emptyLayers.has(digest));
}
