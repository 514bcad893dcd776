import { safeJsonPieces } from '../format/safe-json-pieces.js';
import { type SafeText, safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { jsonReportParts } from './json-report.js';

/** The JSON report in pieces: its lists may be longer than a string can be. */
export function* writeJson(inspection: Inspection): Iterable<SafeText> {
  yield* safeJsonPieces(jsonReportParts(inspection));
  yield safe`\n`;
}
