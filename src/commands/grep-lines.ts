import type { HiddenFile } from '../analysis/hidden-files.js';
import type { Finding } from '../content/search-contents.js';
import { contentLine } from '../format/content-line.js';
import { formatBytes } from '../format/format-bytes.js';
import { safeJson } from '../format/safe-json.js';
import { decodeName, type SafeText, safe, safeText } from '../format/safe-text.js';
import { jsonPath } from '../report/json-path.js';
import { hiddenBecause } from '../words/hidden-words.js';

/** The content that something was found in. */
export type FoundIn = {
  readonly path: Uint8Array;
  /** Position of the layer that wrote it. */
  readonly layer: number;
  /** Who hid it; null for what can be seen in the final filesystem. */
  readonly hidden: HiddenFile | null;
};

type Match = Extract<Finding, { kind: 'line' | 'binary' }>;

/** One line, without its line feed. */
type MatchPrinter = (match: Match, place: FoundIn, colours: boolean) => SafeText;

/** UTF-16 units of a line that are shown, and of them those in front of the match. */
const shownUnits = 400;
const unitsBefore = 100;

/** `LAYER:PATH:LINE:text`; of what is hidden, the first field says why too: `4 removed by 6`. */
export const matchLine: MatchPrinter = (match, place, colours) => {
  const where = fileLine(match, place, colours);
  if (match.kind === 'binary') return safe`${where}: binary matches`;
  const number = colours ? safe`\u001b[32m${match.line}\u001b[0m` : safe`${match.line}`;
  return safe`${where}:${number}:${shownLine(match.bytes, match.at)}`;
};

/** `LAYER:PATH`. Colours are those of GNU grep. */
export const fileLine: MatchPrinter = (_match, { path, layer, hidden }, colours) => {
  const why = hidden === null ? safe`` : safe` ${hiddenBecause(hidden)}`;
  if (!colours) return safe`${layer}${why}:${safeText(path)}`;
  return safe`${layer}\u001b[31m${why}\u001b[0m:\u001b[35m${safeText(path)}\u001b[0m`;
};

/** The same as an object. `text` is null for what is no text. */
export const jsonFinding: MatchPrinter = (match, { path, layer, hidden }) =>
  safeJson({
    ...jsonPath(path),
    layer,
    ...(match.kind === 'line' ? { line: match.line, text: decodeName(match.bytes) } : { line: null, text: null }),
    hidden: hidden === null ? null : { bytes: hidden.bytes, cause: hidden.cause, hiddenBy: hidden.hiddenBy },
  });

/** What was not searched or not told, and why. */
export function notTold(finding: Exclude<Finding, Match>, { path, layer }: FoundIn): SafeText {
  const what = safe`${safeText(path)} in layer ${layer}`;
  if (finding.kind === 'more')
    return safe`${what} has more lines that match. See all of it: unearth cat IMAGE PATH --layer ${layer}`;
  if (finding.kind === 'skipped') return safe`${what} is not searched, since it has ${formatBytes(finding.size)}.`;
  return safe`${what} is not searched: ${safeText(finding.error.message)}`;
}

/** A line, or of a long one what is around the match. */
function shownLine(bytes: Uint8Array, at: number): SafeText {
  if (bytes.length <= shownUnits) return contentLine(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  if (text.length <= shownUnits) return contentLine(bytes);
  const from = Math.max(0, Math.min(at - unitsBefore, text.length - shownUnits));
  const part = contentLine(Buffer.from(text.slice(from, from + shownUnits)));
  const dots = safe`...`;
  return safe`${from > 0 ? dots : safe``}${part}${from + shownUnits < text.length ? dots : safe``}`;
}
