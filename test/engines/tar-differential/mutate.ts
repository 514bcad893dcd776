import { damaged } from '../../tar/damage.js';
import { scanBytes } from '../../tar/scan-bytes.js';
import { lineOf } from '../../tar/verdict.js';

export { damaged };

/** What our scanner makes of an archive, in the form of what verdicts.go prints. */
export function verdictOf(archive: Uint8Array): { lines: string[]; error: boolean; codes: readonly string[] } {
  const { entries, end, codes } = scanBytes(archive);
  return { lines: entries.map(lineOf), error: !end.complete, codes };
}
