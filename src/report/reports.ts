import type { SafeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';

/** Writes a finished inspection: the report in pieces, the last one ending in a line feed. */
export type WriteReport = (inspection: Inspection) => Iterable<SafeText>;

/** A form in which a finished inspection can be printed. What writes it is loaded only when it is wanted. */
export type Report = {
  /** As `--format` names it. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  load(): Promise<WriteReport>;
};

/** All forms: a file and a row each. */
export const reports: readonly Report[] = [
  {
    name: 'text',
    summary: 'a summary for people; what a pipe gets unless it asks for another',
    load: async () => (await import('./write-text.js')).writeText,
  },
  {
    name: 'json',
    summary: 'everything, for programs (schema version 1)',
    load: async () => (await import('./write-json.js')).writeJson,
  },
];
