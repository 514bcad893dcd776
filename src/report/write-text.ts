import { type SafeText, safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { textReport } from './text-report.js';

/** The text report, as one piece. */
export function writeText(inspection: Inspection): Iterable<SafeText> {
  return [textReport(inspection), safe`\n`];
}
