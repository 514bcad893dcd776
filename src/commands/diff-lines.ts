import type { ContentDifference, HashedContent } from '../content/content-difference.js';
import type { DiffLine, Hunk } from '../content/text-diff.js';
import { formatBytes } from '../format/format-bytes.js';
import { formatTime } from '../format/format-date.js';
import { formatMode, formatOctalMode } from '../format/format-mode.js';
import { safeJson } from '../format/safe-json.js';
import { decodeName, joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { jsonPath } from '../report/json-path.js';
import { type Change, difference } from '../tree/change.js';
import type { Stack } from '../tree/stack.js';
import { absent, type VersionFacts, type VersionId } from '../tree/version.js';
import { jsonDifferences, jsonVersion } from './json-facts.js';
import { changeSigns } from './listing-lines.js';

/** A path that is different in two filesystems. */
export type ChangedPath = {
  readonly path: Uint8Array;
  readonly change: Exclude<Change, 'none'>;
  readonly before: VersionId;
  readonly after: VersionId;
  /** Bits of `difference`. */
  readonly differences: number;
  /** It is a file in both. */
  readonly isFile: boolean;
};

/** Lines for one path. `layers` are the two that are compared, `content` in what its contents differ, if they do. */
type DiffPrinter = (
  stack: Stack,
  layers: readonly [number, number],
  path: ChangedPath,
  content: ContentDifference | null,
) => Iterable<SafeText>;

const signOf: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '-', added: '+' };

/** A line for the path, then a unified diff of its text, or what is known of its contents. */
export const diffLines: DiffPrinter = function* (stack, [from, to], path, content) {
  const name = safeText(path.path);
  yield safe`${changeSigns[path.change]} ${name}  ${detailsOf(stack, path)}`;
  if (content === null) return;
  if (content.kind !== 'text') {
    yield safe`  ${whyNoLines[content.kind]}: ${hashed(content.before)} -> ${hashed(content.after)}`;
    return;
  }
  if (content.hunks.length === 0) return;
  yield safe`--- ${name}  layer ${from}`;
  yield safe`+++ ${name}  layer ${to}`;
  for (const hunk of content.hunks) yield* hunkLines(hunk);
};

/** One JSON object for each path: attributes before and after, and the hunks of its text. */
export const diffJson: DiffPrinter = function* (stack, _layers, { path, change, differences, before, after }, content) {
  yield safeJson({
    ...jsonPath(path),
    change,
    differences: jsonDifferences(differences),
    before: before === absent ? null : jsonVersion(stack, before),
    after: after === absent ? null : jsonVersion(stack, after),
    ...(content === null ? {} : { content: content.kind === 'text' ? jsonText(content.hunks) : content }),
  });
};

const whyNoLines = {
  binary: safe`binary`,
  large: safe`too large to be compared line by line`,
  'too-different': safe`too different to be compared line by line`,
} as const;

function hashed({ size, sha256 }: HashedContent): SafeText {
  return safe`${formatBytes(size)} sha256:${safeText(sha256)}`;
}

function* hunkLines({ before, after, lines }: Hunk): Generator<SafeText> {
  yield safe`@@ -${rangeOf(before)} +${rangeOf(after)} @@`;
  for (const { kind, text, isUnended } of lines) {
    yield safe`${safeText(signOf[kind])}${text}`;
    if (isUnended) yield safe`\\ No newline at end of file`;
  }
}

/** As POSIX diff writes it: one line needs no number. */
function rangeOf({ start, lines }: Hunk['before']): SafeText {
  return lines === 1 ? safe`${start}` : safe`${start},${lines}`;
}

function jsonText(hunks: readonly Hunk[]): object {
  return {
    kind: 'text',
    hunks: hunks.map(({ before, after, lines }) => ({
      before,
      after,
      lines: lines.map(({ kind, bytes }) => `${signOf[kind]}${decodeName(bytes)}`),
    })),
  };
}

/** What it is, or what of it is different: `mode 0644 -> 0600, owner 0:0 -> 1:1`. */
function detailsOf(stack: Stack, { before, after, differences }: ChangedPath): SafeText {
  const [was, is] = [before, after].map((version) => (version === absent ? null : stack.facts(version)));
  if (before === absent || after === absent) return attributesOf(was ?? is ?? null);
  if (was == null || is == null) return safe`type`;
  const all = (differences & difference.contentUnknown) === 0 ? differences : differences | difference.content;
  return joinSafe(
    details.filter(([bit]) => (all & bit) !== 0).map(([, tell]) => tell(was, is)),
    ', ',
  );
}

function attributesOf(facts: VersionFacts | null): SafeText {
  if (facts === null) return safe`implied directory`;
  const size = facts.kind === 'file' ? safe` ${formatBytes(facts.size)}` : safe``;
  const target = facts.kind === 'symlink' ? safe` -> ${safeText(facts.link)}` : safe``;
  return safe`${formatMode(facts.kind, facts.mode)} ${facts.uid}:${facts.gid}${size}${target}`;
}

type Tell = (was: VersionFacts, is: VersionFacts) => SafeText;

const details: readonly (readonly [number, Tell])[] = [
  [difference.type, (was, is) => safe`type ${safeText(was.kind)} -> ${safeText(is.kind)}`],
  [difference.mode, (was, is) => safe`mode ${formatOctalMode(was.mode)} -> ${formatOctalMode(is.mode)}`],
  [difference.owner, (was, is) => safe`owner ${was.uid}:${was.gid} -> ${is.uid}:${is.gid}`],
  [difference.link, (was, is) => safe`target ${safeText(was.link)} -> ${safeText(is.link)}`],
  [difference.xattrs, () => safe`attributes`],
  [difference.mtime, timeDetail],
  [difference.content, (was, is) => safe`content ${formatBytes(was.size)} -> ${formatBytes(is.size)}`],
];

/** Within a minute the times would look the same. */
function timeDetail(was: VersionFacts, is: VersionFacts): SafeText {
  const [from, to] = [formatTime(was.mtime), formatTime(is.mtime)];
  if (from !== to) return safe`time ${from} -> ${to}`;
  const seconds = Math.floor(is.mtime) - Math.floor(was.mtime);
  return safe`time ${from} ${seconds < 0 ? safe`-` : safe`+`}${Math.abs(seconds)} s`;
}
