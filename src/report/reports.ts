import { safeJsonPieces } from '../format/safe-json-pieces.js';
import { type SafeText, safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { jsonReportParts } from './json-report.js';
import { textReport } from './text-report.js';

/** A form in which a finished inspection can be printed. */
export type Report = {
  /** As `--format` names it. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** The report in pieces, the last one ending in a line feed. */
  write(inspection: Inspection): Iterable<SafeText>;
};

/** All forms: a file and a row each. */
export const reports: readonly Report[] = [
  {
    name: 'text',
    summary: 'a summary for people; what a pipe gets unless it asks for another',
    write: (inspection) => [textReport(inspection), safe`\n`],
  },
  {
    name: 'json',
    summary: 'everything, for programs (schema version 1)',
    *write(inspection) {
      yield* safeJsonPieces(jsonReportParts(inspection));
      yield safe`\n`;
    },
  },
];
