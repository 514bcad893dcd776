import { hiddenIndex } from '../../analysis/hidden-index.js';
import { instructionOf } from '../../dockerfile/instruction-of.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { noNode } from '../../path/path-tree.js';
import { changeCode } from '../../tree/change.js';
import { membership } from '../../tree/listing.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { choiceLabel } from '../choice-label.js';
import { shownBytes } from '../files/child-order.js';
import { cursorNode, outlineOf } from '../files/files.js';
import { layerBytes } from '../layer-bytes.js';
import { openingWords } from '../opening-words.js';
import { progressOf } from '../panes/layers.js';
import type { State } from '../state.js';
import { nothingWords } from './list-words.js';

/** Characters of an instruction or a choice that are read out. */
const mostRead = 500;

/** What the user stands on, in one line. */
export function placeWords(state: State): SafeText {
  if (state.choice !== null) {
    const { choice, choiceAt, signs } = state;
    return safe`${choiceAt + 1} of ${choice.images.length}: ${choiceLabel(choice, choiceAt, mostRead, signs)}`;
  }
  if (state.inspection === null) return openingWords(state);
  return state.focus === 'layers' ? layerWords(state) : fileWords(state);
}

function layerWords(state: State): SafeText {
  const { layer } = state;
  const inspection = state.inspection!;
  const count = inspection.layers.length;
  if (count === 0) return safe`This image has no layers`;
  const bytes = layerBytes(inspection, layer);
  const hidden = inspection.analysis.layers[layer]?.hiddenBytes ?? 0;
  const made = instructionOf(inspection.image.layers[layer]!.history);
  return joinSafe(
    [
      safe`layer ${layer}`,
      safe`${layer + 1} of ${formatCount(count)}`,
      bytes === null ? progressOf(inspection, layer, state.signs.ellipsis) : formatBytes(bytes),
      ...(hidden > 0 ? [safe`${formatBytes(hidden)} of it hidden`] : []),
      ...(inspection.layers[layer]!.verified === 'mismatch' ? [safe`not what its digests promise`] : []),
      made === null ? safe`no history` : safeText(made.slice(0, mostRead)),
    ],
    ', ',
  );
}

/** `etc, directory, 12 entries, 1.2 MB, closed, level 1`: the name first, since that is what one listens for. */
function fileWords(state: State): SafeText {
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (outline === null || node === noNode) return nothingWords(state);
  const { listing } = outline;
  const { stack, versions, members, change } = listing;
  const facts = stack.facts(versions[node]!);
  const fate = hiddenIndex(state.inspection!.analysis).byVersion.get(stack.inode(versions[node]!));
  const kind = facts?.kind ?? 'directory';
  const isDirectory = kind === 'directory';
  const children = isDirectory ? outline.children(node).length : 0;
  const link = facts?.kind === 'symlink' ? safe` to ${safeText(facts.link)}` : safe``;
  const isHidden = members[node] === membership.ghost;
  return joinSafe(
    [
      safeText(stack.tree.name(node)),
      safe`${safeText(kind)}${link}`,
      ...(isDirectory ? [children === 1 ? safe`1 entry` : safe`${formatCount(children)} entries`] : []),
      ...(isDirectory || kind === 'file'
        ? [formatBytes(facts?.kind === 'file' ? facts.size : shownBytes(listing, node))]
        : []),
      ...(isHidden ? [safe`no longer there`] : (changes[change[node]!] ?? [])),
      ...(children > 0 ? [outline.isOpen(node) ? safe`open` : safe`closed`] : []),
      ...(fate === undefined ? [] : [safe`${hiddenBecause(fate)}, ${formatBytes(fate.bytes)} still ship`]),
      safe`level ${stack.tree.depth(node)}`,
    ],
    ', ',
  );
}

const changes: Readonly<Partial<Record<number, readonly SafeText[]>>> = {
  [changeCode.added]: [safe`added`],
  [changeCode.modified]: [safe`modified`],
  [changeCode.removed]: [safe`removed`],
  [changeCode.unchanged]: [safe`written again, unchanged`],
};
