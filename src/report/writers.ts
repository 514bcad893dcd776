import type { SafeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import type { Report } from './reports.js';
import { writeJson } from './write-json.js';
import { writeText } from './write-text.js';

/** Writes a finished inspection: the report in pieces, the last one ending in a line feed. */
export type WriteReport = (inspection: Inspection) => Iterable<SafeText>;

/** What writes each report. */
export const writers: Readonly<Record<Report['name'], WriteReport>> = { text: writeText, json: writeJson };
