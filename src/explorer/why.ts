import { hiddenIndex } from '../analysis/hidden-index.js';
import { formatBytes, formatCount, formatPercent } from '../format/format-bytes.js';
import { joinSafe, keepSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode } from '../path/path-tree.js';
import type { Problem } from '../problem/problem.js';
import { isMetadataOnly } from '../tree/change.js';
import type { LifeEvent } from '../tree/life.js';
import type { Listing } from '../tree/listing.js';
import { absent } from '../tree/version.js';
import { differenceList } from '../words/change-words.js';
import { whoHid } from '../words/hidden-words.js';
import { absolutePath } from './absolute-path.js';
import { cursorNode, outlineOf } from './files/files.js';
import { whatWouldHaveSaved, withoutBytes } from './hidden/hidden-savings.js';
import { mismatchSentence } from './layer-verdict.js';
import { knownLife } from './life-of-cursor.js';
import { problemIndex } from './problems/problem-index.js';
import { isLayerKnown, type State } from './state.js';
import { sceneOf, treemapNode } from './treemap/treemap-view.js';

/** Why the selected row is as it is: sentences with this image's own figures, what tells most first. */
export function whySentences(state: State): SafeText[] {
  const { inspection } = state;
  if (inspection === null || !isLayerKnown(state)) return [safe`The layer is still being read.`];
  if (state.overlay === 'treemap') return whyInTreemap(state, inspection);
  const node = state.focus === 'layers' ? noNode : cursorNode(state);
  if (node === noNode) return whyLayer(inspection, state.layer);
  return whyPath(inspection, outlineOf(state)!.listing, node);
}

function whyLayer(inspection: Inspection, layer: number): SafeText[] {
  const { analysis, stack, layers, problems } = inspection;
  if (layers[layer]!.state === 'unreadable') {
    return [
      safe`Layer ${layer} could not be read: what it ships and changed is not known, and not in any figure here.`,
    ];
  }
  const { shippedBytes, hiddenBytes, added, modified, removed } = analysis.layers[layer]!;
  const damage = problemIndex(problems).damage.get(layer);
  const total = analysis.totals.shippedBytes;
  const share = total === 0 ? safe`` : safe`, ${formatPercent(shippedBytes / total)} of the image`;
  const did = safe`${counted(added, safe`path`)} added, ${formatCount(modified)} modified, ${formatCount(removed)} removed`;
  const sentences = [
    ...mismatchSentence(layers[layer]!, layer),
    ...(damage === undefined ? [] : [partly(damage)]),
    safe`Layer ${layer} ships ${formatBytes(shippedBytes)}${share}: ${did}.`,
  ];
  const index = hiddenIndex(analysis);
  const [worst, ...others] = index.byLayer.get(layer) ?? [];
  if (worst === undefined) {
    if (shippedBytes > 0) sentences.push(safe`All of it can be seen in the final filesystem.`);
  } else {
    const which = safe`${absolutePath(stack, worst.node)}, ${formatBytes(worst.bytes)}; ${whoHid(worst)}`;
    const most = others.length === 0 ? which : safe`${formatCount(others.length + 1)} files, above all ${which}`;
    sentences.push(safe`${formatBytes(hiddenBytes)} of it is hidden in the end, and still ships: ${most}.`);
  }
  if (worst !== undefined) sentences.push(safe`Without those bytes, ${withoutBytes(hiddenBytes, analysis.totals)}.`);
  const hid = (index.byHider.get(layer) ?? []).filter((file) => file.layer !== layer);
  if (hid.length > 0) {
    const bytes = hid.reduce((sum, file) => sum + file.bytes, 0);
    const hides = safe`It hides ${formatBytes(bytes)} of the layers below it, which does not make the image smaller: those bytes still ship.`;
    // Of a layer that ships nothing, that says most.
    if (shippedBytes === 0) return [hides, ...sentences];
    sentences.push(hides);
  }
  return sentences;
}

/** What the sign before a layer means. */
function partly({ code, offset }: Problem): SafeText {
  const where = offset === null ? safe`` : safe`, at byte ${formatCount(offset)}`;
  return safe`Only a part of it could be read (${safeText(code)}${where}): what comes after is in no figure here.`;
}

function whyInTreemap(state: State, inspection: Inspection): SafeText[] {
  const scene = sceneOf(state);
  const node = treemapNode(state);
  if (scene === null || node === noNode) return [safe`These are too small to be drawn one by one.`];
  return whyPath(inspection, scene.measured.listing, node);
}

function whyPath(inspection: Inspection, listing: Listing, node: NodeId): SafeText[] {
  const { analysis, stack } = inspection;
  const name = safeText(stack.tree.name(node));
  const { versions, hiddenBytes, layer } = listing;
  if (stack.kind(versions[node]!) === kindOf.directory) {
    const there = safe`After layer ${layer}, ${formatBytes(listing.bytes[node]!)} can be seen in ${name}/ here.`;
    if (hiddenBytes[node] === 0) return [there];
    return [
      there,
      safe`Another ${formatBytes(hiddenBytes[node]!)} were there, and were removed or overwritten: these bytes still ship.`,
    ];
  }
  const life = knownLife(analysis, stack, node);
  const clauses = life.map((event, i) => eventClause(inspection, event, i === 0 ? name : safe`it`));
  // Of a long life, how it began and how it ended.
  const told = clauses.length <= 3 ? clauses : [clauses[0]!, ...clauses.slice(-2)];
  const story = keepSafe(joinSafe(told, '; '), (text) => text.charAt(0).toUpperCase() + text.slice(1));
  const hidden = hiddenIndex(analysis).byNode.get(node) ?? [];
  const bytes = hidden.reduce((sum, file) => sum + file.bytes, 0);
  const isGone = life.at(-1)?.after === absent;
  if (bytes === 0) return [safe`${story}.`, isGone ? safe`No bytes of it ship.` : safe`Nothing of it is hidden.`];
  const end =
    isGone && hidden.length === 1
      ? safe`: the bytes still ship.`
      : safe`: ${formatBytes(bytes)} of it still ship hidden.`;
  return [safe`${story}${end}`, whatWouldHaveSaved(inspection, hidden.at(-1)!, bytes)];
}

function counted(count: number, noun: SafeText): SafeText {
  return safe`${formatCount(count)} ${noun}${count === 1 ? safe`` : safe`s`}`;
}

/** `layer 3 wrote bigfile, 1.07 GB` */
function eventClause(
  { stack }: Inspection,
  { layer, change, after, differences }: LifeEvent,
  what: SafeText,
): SafeText {
  if (change === 'removed') return safe`layer ${layer} removed ${what}`;
  const facts = stack.facts(after);
  const size = facts?.kind === 'file' ? safe`, ${formatBytes(facts.storedSize)}` : safe``;
  if (change === 'added') return safe`layer ${layer} wrote ${what}${size}`;
  if (change === 'unchanged') return safe`layer ${layer} wrote ${what} again, the same as before${size}`;
  if (!isMetadataOnly(differences)) return safe`layer ${layer} wrote ${what} anew${size}`;
  return safe`layer ${layer} changed the ${differenceList(differences)} of ${what} and so wrote all of it again${size}`;
}
