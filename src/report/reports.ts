import { safeJson } from '../format/safe-json.js';
import { type SafeText, safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { jsonReport } from './json-report.js';
import { textReport } from './text-report.js';

/** A form in which a finished inspection can be printed. */
export type Report = {
  /** As `--format` names it. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** The whole report, ending in a line feed. */
  write(inspection: Inspection): SafeText;
};

/** All forms: a file and a row each. */
export const reports: readonly Report[] = [
  {
    name: 'text',
    summary: 'a summary for people; what a pipe gets unless it asks for another',
    write: (inspection) => safe`${textReport(inspection)}\n`,
  },
  {
    name: 'json',
    summary: 'everything, for programs (schema version 1)',
    write: (inspection) => safe`${safeJson(jsonReport(inspection), 2)}\n`,
  },
];
