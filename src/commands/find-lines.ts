import type { Contents } from '../content/contents.js';
import { linePattern } from '../content/line-pattern.js';
import { searchContents } from '../content/search-contents.js';
import type { FoundLine } from '../explorer/finding/finding-view.js';
import { contentLine } from '../format/content-line.js';
import { safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { rootNode } from '../path/path-tree.js';
import { searchedContents } from '../tree/searched-contents.js';

/** Lines that are shown of one file: who wants all of them looks into it. */
const mostLines = 100;

/** Bytes of a file from which on it is not searched. */
const mostBytes = 1e9;

export type FindOptions = {
  readonly signal: AbortSignal;
  /** Told how far it is, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/** Lines of all files, hidden ones too, that have a text, for the explorer. */
export async function* findLines(
  inspection: Inspection,
  contents: Contents,
  text: string,
  { signal, onProgress }: FindOptions,
): AsyncGenerator<FoundLine | 'skipped', void, void> {
  const pattern = linePattern(text, { isText: true, ignoreCase: !/\p{Lu}/u.test(text) });
  const names = searchedContents(inspection.stack, rootNode, null);
  const findings = searchContents(contents, inspection, [...names.keys()], pattern, {
    mostLines,
    mostBytes,
    signal,
    onProgress: (searched, all) => onProgress(all === 0 ? 1 : searched / all),
  });
  for await (const finding of findings) {
    const { version } = finding;
    const place = { version, node: names.get(version)! };
    if (finding.kind === 'line') yield { ...place, line: finding.line, text: contentLine(finding.bytes) };
    else if (finding.kind === 'binary') yield { ...place, line: null, text: safe`binary` };
    else if (finding.kind === 'more') yield { ...place, line: null, text: safe`and more lines` };
    else yield 'skipped';
  }
}
