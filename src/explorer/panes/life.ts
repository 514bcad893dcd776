import type { HiddenFile } from '../../analysis/hidden-files.js';
import { hiddenIndex } from '../../analysis/hidden-index.js';
import { instructionOf } from '../../dockerfile/instruction-of.js';
import { displayWidth } from '../../format/display-width.js';
import { formatBytes } from '../../format/format-bytes.js';
import { formatMode } from '../../format/format-mode.js';
import { safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import type { NodeId } from '../../path/path-tree.js';
import type { LifeEvent } from '../../tree/life.js';
import { absent } from '../../tree/version.js';
import { differenceList, eventWord } from '../../words/change-words.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { outlineOf } from '../files/files.js';
import { knownLife } from '../life-of-cursor.js';
import { padRow, type Row, rowWidth, type Segment, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';
import { leftCell, rightCell } from './cells.js';

const indent = 2;

/** The life of a path: a line or two for every layer that did something to it, and what of it still ships unseen. */
export function lifeRows(state: State, node: NodeId, width: number): Row[] {
  const { analysis, stack } = state.inspection!;
  const life = knownLife(analysis, stack, node);
  const hidden = hiddenIndex(analysis).byNode.get(node) ?? [];
  const rows: Row[] = [];
  if (life.length === 0) {
    rows.push([segment(safe`${spaces(indent)}no layer has an entry for it: something below it implies it`, 'faint')]);
  }
  for (const event of life) {
    rows.push(...eventRows(state, event, width));
    rows.push(
      ...hidden.filter(({ hiddenBy }) => hiddenBy === event.layer).map((file) => hiddenRow(file, state.signs, width)),
    );
  }
  // A content with several names may lose the last one at another path.
  const elsewhere = hidden.filter(({ hiddenBy }) => life.every(({ layer }) => layer !== hiddenBy));
  rows.push(...elsewhere.map((file) => hiddenRow(file, state.signs, width)));
  const below = directoryRow(state, node);
  return below === null ? rows : [...rows, below];
}

/** The reason is left out where there is no room for it: the event above says it too. */
function hiddenRow(file: HiddenFile, { hidden }: Signs, width: number): Row {
  const short = safe`${hidden} ${formatBytes(file.bytes)} of layer ${file.layer} still ship`;
  const long = safe`${short}: ${hiddenBecause(file)}`;
  const words = displayWidth(long) <= width - indent - 2 ? long : short;
  return [segment(spaces(indent + 2)), segment(words, 'hidden')];
}

const eventStyles: Readonly<Record<LifeEvent['change'], StyleName>> = {
  added: 'added',
  modified: 'modified',
  removed: 'removed',
  unchanged: 'unchanged',
};

/** Pane width from which an event is told in one line. */
const oneLine = 64;

/** Lines that the target of a link may take. */
const linkLines = 60;

/** Columns of size, mode and owner. */
const factColumns = 32;

function eventRows(state: State, event: LifeEvent, width: number): Row[] {
  const { signs, layer, inspection } = state;
  const { stack, image } = inspection!;
  const number = String(image.layers.length - 1).length;
  const start: Row = [
    segment(spaces(indent)),
    rightCell(safe`${event.layer}`, number, signs, event.layer === layer ? 'strong' : 'plain'),
    segment(spaces(1)),
    leftCell(eventWord(event), 13, signs, eventStyles[event.change]),
  ];
  const facts = event.after === absent ? null : stack.facts(event.after);
  const more: Segment[] = [];
  const differences = differenceList(event.differences);
  if (differences !== '') more.push(segment(safe`${differences}  `, 'modified'));
  const made = instructionOf(image.layers[event.layer]!.history);
  if (made !== null) more.push(segment(safeText(made), 'faint'));
  if (facts === null) {
    const implied = event.after === absent ? [] : [segment(safe` implied by what is in it`, 'faint')];
    return width < oneLine ? second([...start, ...implied], number, more) : joined(start, implied, more);
  }
  const size = rightCell(facts.kind === 'file' ? formatBytes(facts.storedSize) : safe``, 8, signs);
  const mode = segment(safe`  ${formatMode(facts.kind, facts.mode)}`);
  const owner = segment(safe`${facts.uid}:${facts.gid}`);
  const target = facts.kind === 'symlink' ? safe`${signs.arrow} ${safeText(facts.link)}` : safe``;
  const first = width < oneLine ? [size, mode] : [size, mode, segment(spaces(1)), owner];
  // A target that does not fit in the line has lines of its own.
  const fits = rowWidth([...start, ...first]) + 1 + displayWidth(target) <= width;
  const link = target === '' || !fits ? [] : [segment(safe` ${target}`, 'link')];
  const below = fits ? [] : wrap(target, width - indent - number - 1, linkLines, signs.ellipsis);
  const rows =
    width < oneLine
      ? second([...start, ...first, ...link], number, [owner, segment(spaces(2)), ...more])
      : joined(start, [...first, ...link], more);
  const [told, ...rest] = rows;
  return [told!, ...below.map((line) => [segment(spaces(indent + number + 1)), segment(line, 'link')]), ...rest];
}

function joined(start: Row, facts: Row, more: Row): Row[] {
  return [
    [
      ...start,
      ...(more.length === 0 ? facts : padRow(facts, factColumns)),
      ...(more.length === 0 ? [] : [segment(spaces(2))]),
      ...more,
    ],
  ];
}

function second(first: Row, number: number, more: Row): Row[] {
  return more.length === 0 ? [first] : [first, [segment(spaces(indent + number + 1)), ...more]];
}

function directoryRow(state: State, node: NodeId): Row | null {
  const outline = outlineOf(state)!;
  const { bytes, hiddenBytes } = outline.listing;
  if (!outline.hasChildren(node)) return null;
  const row = [segment(safe`${spaces(indent)}holds ${formatBytes(bytes[node]!)}`, 'plain')];
  if (hiddenBytes[node]! > 0) row.push(segment(safe`, hidden ${formatBytes(hiddenBytes[node]!)}`, 'hidden'));
  return row;
}
