import { displayWidth } from '../../format/display-width.js';
import { formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import type { Candidate } from '../palette/candidate.js';
import { candidatesOf } from '../palette/candidates.js';
import { paletteRoom } from '../palette/palette-room.js';
import { cutRow, pointingAt, type Row, rowWidth, segment, spread } from '../row.js';
import type { State } from '../state.js';
import { clamp, follow } from '../viewport.js';
import { leftCell, listRow, outOfSight } from './cells.js';

/** Columns of the names at most. */
const mostLabel = 30;

/** What a command that is typed may become, to lie above it; nothing where none is typed. */
export function paletteRows(state: State, width: number): Row[] {
  if (state.prompt?.about !== 'palette') return [];
  const { rows, more } = candidatesOf(state);
  const room = paletteRoom(state);
  const at = clamp(state.palette.at, 0, rows.length - 1);
  const top = follow(state.palette.top, at, room, rows.length);
  const shown = rows.slice(top, top + room);
  const widest = Math.max(...shown.map(({ label }) => displayWidth(label)), 8);
  const labels = Math.min(widest, mostLabel, Math.floor(width / 2));
  const unlisted = more > 0 ? [segment(safe` and ${formatCount(more)} more`, 'faint')] : [];
  const away = [...outOfSight(top, room, rows.length, state.signs), ...unlisted];
  const title: Row = [
    segment(safe` Commands and paths`, 'headingFocused'),
    segment(safe`  Tab completes, Esc closes`, 'faint'),
  ];
  return [
    spread(title, away, width, state.signs),
    ...shown.map((candidate, i) =>
      pointingAt({ on: 'candidate', at: top + i }, candidateRow(state, candidate, top + i === at, labels, width)),
    ),
  ];
}

/** `> zoom   this pane alone on the screen   +` */
function candidateRow(state: State, candidate: Candidate, isSelected: boolean, labels: number, width: number): Row {
  const { label, detail, keys, why } = candidate;
  const { signs } = state;
  const isFaint = why !== null;
  const left: Row = [
    segment(isSelected ? signs.cursor : safe` `),
    segment(safe` `),
    leftCell(label, labels, signs, isFaint ? 'faint' : 'strong'),
    segment(safe`  ${why ?? detail}`, 'faint'),
  ];
  const right: Row = keys === '' ? [] : [segment(keys, isFaint ? 'faint' : 'key'), segment(safe` `)];
  const row = spread(cutRow(left, width - rowWidth(right) - 1, signs), right, width, signs);
  return listRow(row, width, signs, isSelected ? 'focused' : 'none');
}
