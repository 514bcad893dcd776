import { hiddenIndex } from '../../analysis/hidden-index.js';
import { truncateStart } from '../../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import { noNode, rootNode } from '../../path/path-tree.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { absolutePath } from '../absolute-path.js';
import { isDirectory } from '../files/child-order.js';
import { entriesBelow } from '../files/entries-below.js';
import { cutRow, type Row, rowWidth, type Segment, segment } from '../row.js';
import type { State } from '../state.js';
import type { Measure } from '../treemap/measure.js';
import type { Scene } from '../treemap/treemap-view.js';
import { tileName } from './tile-text.js';

/** A path gets at least so many columns, before figures have to make room. */
const leastPath = 24;

/** What is selected on the map, in one line: path, bytes, share of its directory and of all, what is in it, what of it is hidden. */
export function tileFacts(state: State, scene: Scene, width: number): Row {
  const { measured, directory } = scene;
  const { node, bytes } = scene.selected!;
  const { stack } = measured.listing;
  const inParent = formatPercent(bytes / measured.bytes[directory]!);
  const inAll = formatPercent(bytes / measured.bytes[rootNode]!);
  const share = directory === rootNode ? safe`${inAll} of all` : safe`${inParent} of this directory, ${inAll} of all`;
  const facts: Segment[] = [segment(safe`  ${formatBytes(bytes)}`), segment(safe`  ${share}`, 'faint')];
  if (node === noNode) facts.push(segment(safe`  too small to be drawn one by one`, 'faint'));
  else facts.push(...pathFacts(state, scene));
  // What has no room is left out from the end.
  while (facts.length > 1 && rowWidth(facts) > width - leastPath) facts.pop();
  const slash = node !== noNode && isDirectory(measured.listing, node) ? safe`/` : safe``;
  const path: SafeText =
    node === noNode ? tileName(measured, scene.selected!) : safe`${absolutePath(stack, node)}${slash}`;
  const shown = truncateStart(path, width - 1 - rowWidth(facts), state.signs.ellipsis);
  return cutRow([segment(safe` ${shown}`, 'strong'), ...facts], width, state.signs);
}

/** What is hidden by then is no part of the area: contents that were there before, or of what a layer changed, those that it took away. */
function hiddenWords(bytes: SafeText, measure: Measure, layer: number): SafeText {
  return measure === 'changes' ? safe`layer ${layer} hides ${bytes} in it` : safe`another ${bytes} are hidden in it`;
}

function pathFacts({ inspection, signs }: State, { measured, selected }: Scene): Segment[] {
  const { listing, measure } = measured;
  const { node } = selected!;
  const facts: Segment[] = [];
  if (isDirectory(listing, node)) {
    const entries = entriesBelow(listing)[node]!;
    facts.push(segment(safe`  ${formatCount(entries)} ${entries === 1 ? safe`entry` : safe`entries`}`, 'faint'));
    const hidden = listing.hiddenBytes[node]!;
    if (measure !== 'hidden' && hidden > 0) {
      facts.push(
        segment(safe`  ${signs.hidden} ${hiddenWords(formatBytes(hidden), measure, listing.layer)}`, 'hidden'),
      );
    }
    return facts;
  }
  const { byNode, byVersion } = hiddenIndex(inspection!.analysis);
  const version = listing.versions[node]!;
  const fate = version < 0 ? undefined : byVersion.get(listing.stack.inode(version));
  const last = measure === 'hidden' ? byNode.get(node)?.at(-1) : fate;
  return last === undefined ? facts : [segment(safe`  ${signs.hidden} ${hiddenBecause(last)}`, 'hidden')];
}
