import type { Inspection } from '../../../src/inspect/inspection.js';
import type { JsonReport } from '../../../src/report/json-report.js';
import { writers } from '../../../src/report/writers.js';
import { Finding, hold } from './finding.js';
import { judgeLines } from './judge-text.js';

/** Writes the reports in every form and looks at them; gives the JSON. */
export function judgeReports(inspection: Inspection): string {
  const written = new Map<string, string>();
  for (const [name, write] of Object.entries(writers)) written.set(name, [...write(inspection)].join(''));
  for (const [name, text] of written) judgeLines(text, `the ${name} report`);
  const json = written.get('json')!;
  judgeJson(json, inspection);
  return json;
}

function judgeJson(json: string, { analysis, problems }: Inspection): void {
  let report: JsonReport;
  try {
    report = JSON.parse(json) as JsonReport;
  } catch (error) {
    throw new Finding('JSON', `the report does not parse: ${error}`);
  }
  const { shippedBytes, visibleBytes, hiddenBytes } = report.totals;
  hold(shippedBytes === visibleBytes + hiddenBytes, 'sums', () => JSON.stringify(report.totals));
  const hidden = report.hidden.reduce((sum, { bytes }) => sum + bytes, 0);
  hold(hidden === hiddenBytes, 'sums', () => `hidden ${hiddenBytes}, the list ${hidden}`);
  hold(report.problems.length === problems.length, 'JSON', () => 'problems are missing');
  hold(report.layers.length === analysis.layers.length, 'JSON', () => 'layers are missing');
}
