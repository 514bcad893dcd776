import { hiddenIndex } from '../../analysis/hidden-index.js';
import { formatCount, formatPercent } from '../../format/format-bytes.js';
import { keepSafe, safe, safeText } from '../../format/safe-text.js';
import { absolutePath } from '../absolute-path.js';
import { searchPattern } from '../content/content-view.js';
import { type FindingView, type FoundLine, findingRoom } from '../finding/finding-view.js';
import { closesHint } from '../keys/key-for.js';
import { pointingAt, type Row, segment, spread } from '../row.js';
import type { State } from '../state.js';
import { listRow, outOfSight } from './cells.js';

/** Lines of all files that have a text, those of hidden files among them. */
export function foundPane(state: State): Row[] {
  const view = state.finding!;
  const width = state.size.columns - 1;
  const room = findingRoom(state);
  const shown = view.lines.slice(view.top, view.top + room);
  return [
    titleRow(state, view, width),
    ...shown.map((found, i) => {
      const isSelected = view.top + i === view.at;
      const mark = segment(safe`${isSelected ? state.signs.cursor : safe` `} `);
      return listRow(
        pointingAt({ on: 'row', row: view.top + i }, [mark, ...lineRow(state, view, found)]),
        width,
        state.signs,
        isSelected ? 'focused' : 'none',
      );
    }),
  ];
}

function titleRow(state: State, view: FindingView, width: number): Row {
  const { lines, share, remark, text, top } = view;
  const count =
    lines.length === 0 && share === null
      ? safe`nowhere`
      : safe`${formatCount(lines.length)} ${lines.length === 1 ? safe`line` : safe`lines`}`;
  const far = share === null ? safe`` : safe`, searching: ${formatPercent(share)}`;
  const left: Row = [
    segment(safe` ${safeText(text)}`, 'headingFocused'),
    segment(safe`  in all files of all layers: ${count}${far}`),
    ...(remark === null ? [] : [segment(safe`  ${remark}`, 'warning')]),
  ];
  const away = outOfSight(top, findingRoom(state), lines.length, state.signs);
  return spread(left, [...away, closesHint(state)], width, state.signs);
}

/** `3 ✗ /etc/key:12  text` */
function lineRow({ inspection, signs }: State, { text }: FindingView, found: FoundLine): Row {
  const { stack, analysis } = inspection!;
  const isHidden = hiddenIndex(analysis).byVersion.has(found.version);
  const place = found.line === null ? safe`` : safe`:${found.line}`;
  return [
    segment(safe`${stack.layerOf(found.version)} `, 'faint'),
    segment(isHidden ? signs.hidden : safe` `, 'hidden'),
    segment(safe` ${absolutePath(stack, found.node)}${place}`, isHidden ? 'hidden' : 'directory'),
    segment(safe`  `),
    ...marked(found, searchPattern(text)),
  ];
}

function marked({ text, line }: FoundLine, pattern: RegExp | null): Row {
  if (line === null) return [segment(text, 'faint')];
  const match = pattern?.exec(text);
  if (match == null) return [segment(text)];
  const end = match.index + match[0].length;
  const part = (from: number, to: number) => keepSafe(text, (raw) => raw.slice(from, to));
  return [segment(part(0, match.index)), segment(part(match.index, end), 'found'), segment(part(end, text.length))];
}
