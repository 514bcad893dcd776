import { instructionOf } from '../../dockerfile/instruction-of.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { keyFor } from '../keys/key-for.js';
import { verdictSegment } from '../layer-verdict.js';
import { problemIndex } from '../problems/problem-index.js';
import { type Row, type Segment, segment, spaces } from '../row.js';
import type { State } from '../state.js';
import { growthRows } from './growth.js';
import { progressOf } from './layers.js';

const indent = 2;
const instructionLines = 6;

/** Characters of an instruction that are looked at for these lines. */
const mostOfInstruction = 4000;
const digestLines = 6;

/** What is known of the selected layer: the step that made it, what it did, its bytes and its digests. */
export function layerDetails(state: State, width: number): Row[] {
  const { inspection, layer, signs } = state;
  const info = inspection?.image.layers[layer];
  if (inspection === null || info === undefined) return [];
  const rows: Row[] = [];
  const add = (...row: Segment[]) => rows.push([segment(spaces(indent)), ...row]);
  const made = instructionOf(info.history);
  const told =
    made === null ? safe`The history does not say what made it.` : safeText(made.slice(0, mostOfInstruction));
  for (const line of wrap(told, width - indent, instructionLines, signs.ellipsis))
    add(segment(line, made === null ? 'faint' : 'plain'));
  const figures = inspection.analysis.layers[layer];
  const progress = inspection.layers[layer]!;
  if (figures === undefined) add(segment(progressOf(inspection, layer, signs.goingOn), 'faint'));
  else if (progress.state === 'unreadable') add(segment(safe`${signs.hidden} could not be read`, 'error'));
  else {
    const count = (style: 'added' | 'modified' | 'removed', space: SafeText) => {
      const number = figures[style];
      return segment(
        safe`${signs[style]}${formatCount(number)} ${safeText(style)}${space}`,
        number === 0 ? 'faint' : style,
      );
    };
    add(count('added', safe`  `), count('modified', safe`  `), count('removed', safe``));
    add(segment(safe`${formatBytes(figures.shippedBytes)} shipped`), ...hiddenPart(figures.hiddenBytes));
    for (const row of growthRows(state, inspection, width - indent)) add(...row);
  }
  const { byLayer, damage } = problemIndex(inspection.problems);
  if (progress.state !== 'unreadable' && damage.has(layer)) {
    add(segment(safe`${signs.damaged} only a part of it could be read`, 'error'));
  }
  const problems = byLayer.get(layer) ?? 0;
  if (problems > 0) {
    const word = problems === 1 ? safe`problem` : safe`problems`;
    add(segment(safe`${formatCount(problems)} ${word} in it: ${keyFor(state, 'problems')} tells which`, 'warning'));
  }
  const stored = info.blob?.size ?? info.declaredSize;
  const compression = progress.reading?.compression ?? null;
  if (stored !== null) {
    const how = compression === null || compression === 'none' ? safe`` : safe`, ${safeText(compression)}`;
    add(segment(safe`${formatBytes(stored)} stored${how}`, 'faint'));
  }
  if (progress.reading !== null) add(verdictSegment(state, progress, stored));
  const digest = info.digest ?? info.diffId;
  if (digest !== null) {
    for (const line of wrap(safeText(digest), width - indent, digestLines, signs.ellipsis)) add(segment(line, 'faint'));
  }
  if (info.history?.created != null) {
    add(segment(safe`made ${safeText(info.history.created.slice(0, 16).replace('T', ' '))}`, 'faint'));
  }
  return rows;
}

function hiddenPart(bytes: number): Segment[] {
  return bytes === 0 ? [] : [segment(safe`, ${formatBytes(bytes)} of it hidden`, 'hidden')];
}
