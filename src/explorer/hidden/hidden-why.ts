import { credentials } from '../../analysis/credentials.js';
import type { HiddenFile } from '../../analysis/hidden-files.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { causeMeanings, whoHid } from '../../words/hidden-words.js';
import { hiddenFacts } from './hidden-facts.js';
import type { HiddenGroup } from './hidden-groups.js';
import { whatWouldHaveSaved, withoutBytes } from './hidden-savings.js';

/** Why a hidden file costs what it costs, in sentences with this image's own figures. */
export function whyHidden(inspection: Inspection, file: HiddenFile): SafeText[] {
  const { layer, bytes, cause } = file;
  const story = safe`Layer ${layer} wrote it, ${formatBytes(bytes)}; ${whoHid(file)}.`;
  const { credential } = hiddenFacts(inspection.stack, file);
  return [
    ...(cause === 'duplicate-entry'
      ? [story]
      : [
          story,
          safe`A layer can hide what is below it, but not take it out: the bytes stay in layer ${layer}, and ship.`,
        ]),
    ...(credential === null ? [] : [safe`Whoever has the image can read it: what was a secret has to be replaced.`]),
    whatWouldHaveSaved(inspection, file),
  ];
}

/** What it likely is, for a file that is likely a secret; null for others. */
export function secretWords(inspection: Inspection, file: HiddenFile): SafeText | null {
  const { credential } = hiddenFacts(inspection.stack, file);
  return credential === null ? null : safeText(credentials[credential]!.what);
}

/** Why files that stand together cost what they cost. */
export function whyGroup(inspection: Inspection, { kind, bytes, files, layers }: HiddenGroup): SafeText[] {
  const { totals } = inspection.analysis;
  if (kind === 'all') return [...whyEfficiency(inspection), ...whyDiveScore(inspection)];
  if (kind === 'secrets') {
    return [
      safe`Told by their names alone. What is removed or overwritten by a later layer is still in the image, and whoever has that can read it.`,
      safe`What was a secret has to be replaced. A build gets secrets by RUN --mount=type=secret, which no layer keeps.`,
    ];
  }
  const where = layers === 1 ? safe`layer ${files[0]!.layer}` : safe`${formatCount(layers)} layers`;
  const [was, them] = files.length === 1 ? [safe`It was`, safe`it`] : [safe`They were`, safe`them`];
  return [
    ...(kind === 'cause' ? [causeMeanings[files[0]!.cause]] : []),
    safe`${was} written by ${where}, and nothing in a container can reach ${them}.`,
    safe`Without ${them}, ${withoutBytes(bytes, totals)}.`,
  ];
}

/** What the efficiency is, with its own figures. */
function whyEfficiency({ analysis }: Inspection): SafeText[] {
  const { shippedBytes, visibleBytes, hiddenBytes, efficiency } = analysis.totals;
  return [
    safe`Efficiency is ${formatPercent(efficiency)}: of ${formatBytes(shippedBytes)} that ship, ${formatBytes(visibleBytes)} can be reached by a name in the final filesystem. The other ${formatBytes(hiddenBytes)} are hidden.`,
  ];
}

/** What the dive-compatible score is, and why it is not the efficiency. */
function whyDiveScore({ analysis }: Inspection): SafeText[] {
  const { efficiency, neededBytes, countedBytes } = analysis.diveCompatible;
  const { totals } = analysis;
  const score = safe`The dive-compatible score is ${formatPercent(efficiency)}: for every path the smallest size it has in any layer, ${formatBytes(neededBytes)} together, by all its sizes, ${formatBytes(countedBytes)}.`;
  if (totals.hiddenBytes === 0 && efficiency === totals.efficiency) return [score];
  return [
    score,
    safe`It counts by path, not by content: one copy of what was written again is needed whatever the last one is, and a directory that was removed as a whole counts as used, twice.`,
  ];
}
