import { hiddenIndex } from '../../analysis/hidden-index.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import type { VersionId } from '../../tree/version.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { absolutePath } from '../absolute-path.js';
import { closesHint } from '../keys/key-for.js';
import { cutRow, emptyRow, type Row, segment, spread } from '../row.js';
import { type SameView, sameRoom, sameRows } from '../same/same-view.js';
import type { State } from '../state.js';
import { wrapRow } from '../wrap-row.js';
import { listRow, outOfSight, rightCell } from './cells.js';

const layerColumns = 6;
const sizeColumns = 8;

/** The places of a content, and below them the other contents that its path had. */
export function samePane(state: State): Row[] {
  const same = state.same!;
  const width = state.size.columns - 1;
  const all = sameRows(state);
  const lines: Row[] = [];
  all.slice(same.top, same.top + sameRoom(state)).forEach((version, i) => {
    const at = same.top + i;
    if (at === same.places!.length) lines.push(emptyRow, cutRow(otherHeading(state, same), width, state.signs));
    const isSelected = at === same.at;
    const mark = segment(safe`${isSelected ? state.signs.cursor : safe` `} `, 'plain', { on: 'row', row: at });
    lines.push(listRow([mark, ...placeRow(state, version)], width, state.signs, isSelected ? 'focused' : 'none'));
  });
  return [titleRow(state, same, width), ...remarks(state, same, width), ...lines];
}

function titleRow(state: State, { version, places, top }: SameView, width: number): Row {
  const { stack } = state.inspection!;
  const size = formatBytes(stack.facts(version)!.size);
  const path = absolutePath(stack, stack.nodeOf(version));
  const count =
    places === null
      ? safe``
      : safe`${formatCount(places.length)} ${places.length === 1 ? safe`place has` : safe`places have`} `;
  const left: Row = [
    segment(safe` Same content`, 'headingFocused'),
    segment(safe`  ${count}${places === null ? safe`looking for ` : safe``}the ${size} of ${path}`),
  ];
  const away = outOfSight(top, sameRoom(state), sameRows(state).length, state.signs);
  return spread(left, [...away, closesHint(state)], width, state.signs);
}

function otherHeading({ inspection }: State, { version }: SameView): Row {
  const { stack } = inspection!;
  return [segment(safe` Other contents of ${absolutePath(stack, stack.nodeOf(version))}`, 'heading')];
}

function remarks({ signs }: State, { places, failure }: SameView, width: number): Row[] {
  if (failure !== null) return wrapRow([segment(safe` ${failure}`, 'warning')], width);
  return places === null ? [[segment(safe` Comparing contents of equal size${signs.goingOn}`, 'faint')]] : [];
}

/** `   3  1.2 MB  /usr/bin/perl  hard link` */
function placeRow({ inspection, signs }: State, version: VersionId): Row {
  const { stack, analysis } = inspection!;
  const inode = stack.inode(version);
  const hidden = hiddenIndex(analysis).byVersion.get(inode);
  return [
    rightCell(safe`${stack.layerOf(version)}`, layerColumns, signs, 'strong'),
    rightCell(formatBytes(stack.facts(version)!.size), sizeColumns + 2, signs, 'faint'),
    segment(safe`  ${absolutePath(stack, stack.nodeOf(version))}`),
    ...(inode === version ? [] : [segment(safe`  hard link`, 'link')]),
    ...(hidden === undefined ? [] : [segment(safe`  ${signs.hidden} ${hiddenBecause(hidden)}`, 'hidden')]),
  ];
}
