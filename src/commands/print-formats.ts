import type { Inspection } from '../inspect/inspection.js';
import { reports } from '../report/reports.js';
import { writers } from '../report/writers.js';
import type { AskedFormat } from './formats.js';
import type { Output } from './output.js';

/** Writes every report; the text report to standard output where none was asked for. */
export async function printFormats(
  formats: readonly AskedFormat[],
  inspection: Inspection,
  output: Output,
): Promise<void> {
  const chosen = formats.length > 0 ? formats : [{ report: reports[0], file: null }];
  const written = chosen.map(({ report, file }) => ({ file, pieces: writers[report.name](inspection) }));
  // Files first: a reader that goes away ends the program.
  for (const { file, pieces } of written) if (file !== null) output.writeFile(file, pieces);
  for (const { file, pieces } of written) if (file === null) for (const piece of pieces) await output.write(piece);
}
