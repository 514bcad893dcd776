import type { HistoryEntry } from '../../src/oci/history-entry.js';

/** A step of a history; without a layer where it says so. */
export function step(createdBy: string | null, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { created: null, createdBy, comment: null, author: null, emptyLayer: false, ...more };
}
