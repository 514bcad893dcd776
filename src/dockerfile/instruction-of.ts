import type { HistoryEntry } from '../oci/history-entry.js';
import { readInstruction } from './read-instruction.js';

const known = new WeakMap<HistoryEntry, string | null>();

/**
 * The step of a history as one line of a Dockerfile: what builders wrap around it is taken off. Raw text of the image.
 * Null where the history says nothing.
 */
export function instructionOf(step: HistoryEntry | null): string | null {
  if (step === null) return null;
  let line = known.get(step);
  if (line === undefined) {
    const { keyword, pieces } = readInstruction(step);
    const text = [...(keyword === null ? [] : [keyword]), ...pieces].join(' ').replace(/\s+/g, ' ').trim();
    line = text === '' ? null : text;
    known.set(step, line);
  }
  return line;
}
