import type { HiddenFile } from '../analysis/hidden-files.js';
import type { HistoryStep } from '../analysis/path-history.js';
import { instructionOf } from '../dockerfile/instruction-of.js';
import type { Signs } from '../explorer/signs.js';
import { padEnd, padStart } from '../format/display-width.js';
import { formatBytes } from '../format/format-bytes.js';
import { formatTime } from '../format/format-date.js';
import { formatMode } from '../format/format-mode.js';
import { safeJson } from '../format/safe-json.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import type { NodeId } from '../path/path-tree.js';
import { jsonPath } from '../report/json-path.js';
import type { Stack } from '../tree/stack.js';
import { absent, type VersionId } from '../tree/version.js';
import { differenceList, eventWord } from '../words/change-words.js';
import { hiddenBecause } from '../words/hidden-words.js';
import { jsonDifferences, jsonVersion } from './json-facts.js';

const heading = safe`layer  change             size  mode        owner        time              instruction`;
const margin = safe`       `;

/** The life of a path for a person: a line a layer, below it what is different, and what of it still ships. */
export function* historyLines(
  inspection: Inspection,
  node: NodeId,
  steps: readonly HistoryStep[],
  { hidden, arrow }: Signs,
): Generator<SafeText> {
  const { stack, image } = inspection;
  yield safe`/${safeText(stack.tree.path(node))}`;
  yield heading;
  for (const { layer, event, hidden: files } of steps) {
    const word = event === null ? safe`rewritten` : eventWord(event);
    const version = event === null ? absent : event.after;
    const instruction = instructionOf(image.layers[layer]!.history);
    const facts = [padStart(safe`${layer}`, 5), padEnd(word, 13), attributes(stack, version)];
    const told = instruction === null ? safe`(history does not say)` : safeText(instruction);
    yield joinSafe([...facts, told], '  ');
    const target = version === absent ? null : linkTarget(stack, version);
    if (target !== null) yield safe`${margin}${arrow} ${target}`;
    const differences = event === null ? safe`` : differenceList(event.differences);
    if (differences !== '') yield safe`${margin}differs in ${differences}`;
    for (const file of files) {
      yield safe`${margin}${hidden} ${formatBytes(file.bytes)} still ship: ${hiddenBecause(file)}`;
    }
  }
}

/** The same as JSON lines, one a layer. Attributes are those after the layer; a removed path has none. */
export function* historyJson(
  { stack, image }: Inspection,
  node: NodeId,
  steps: readonly HistoryStep[],
): Generator<SafeText> {
  for (const { layer, event, hidden } of steps) {
    yield safeJson({
      ...jsonPath(stack.tree.path(node)),
      change: event?.change ?? 'none',
      differences: jsonDifferences(event?.differences ?? 0),
      ...(event === null || event.after === absent ? {} : jsonVersion(stack, event.after)),
      layer,
      instruction: instructionOf(image.layers[layer]!.history),
      hidden: hidden.map(jsonHidden),
    });
  }
}

function jsonHidden({ bytes, cause, layer, hiddenBy }: HiddenFile): object {
  return { bytes, cause, layer, hiddenBy };
}

function attributes(stack: Stack, version: VersionId): SafeText {
  const facts = version === absent ? null : stack.facts(version);
  const [size, mode, owner, time] =
    facts === null
      ? [safe``, version === absent ? safe`` : safe`implied`, safe``, safe``]
      : [
          facts.kind === 'file' ? formatBytes(facts.size) : safe``,
          formatMode(facts.kind, facts.mode),
          safe`${facts.uid}:${facts.gid}`,
          formatTime(facts.mtime),
        ];
  return joinSafe([padStart(size, 8), padEnd(mode, 10), padEnd(owner, 11), padEnd(time, 16)], '  ');
}

function linkTarget(stack: Stack, version: VersionId): SafeText | null {
  const facts = stack.facts(version);
  return facts?.kind === 'symlink' ? safeText(facts.link) : null;
}
