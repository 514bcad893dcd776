import { displayWidth, truncate } from '../format/display-width.js';
import { keepSafe, type SafeText } from '../format/safe-text.js';
import { type Row, type Segment, segment } from './row.js';

/** The row in lines of at most `width` columns each, broken wherever a line is full; at least one. */
export function wrapRow(row: Row, width: number): Row[] {
  let line: Segment[] = [];
  const lines = [line];
  let left = width;
  for (const { text, style } of row) {
    for (let rest = text; rest !== ''; ) {
      const taken = start(rest, left);
      if (taken !== '') line.push(segment(taken, style));
      left -= displayWidth(taken);
      rest = part(rest, taken.length);
      if (rest === '') break;
      // A character that is wider than a line would never fit.
      if (taken === '' && left === width) return lines;
      line = [];
      lines.push(line);
      left = width;
    }
  }
  return lines;
}

/** The row without its first columns. */
export function dropColumns(row: Row, columns: number): Row {
  let left = columns;
  return row.flatMap(({ text, style }) => {
    const dropped = start(text, left);
    const rest = part(text, dropped.length);
    left = rest === '' ? left - displayWidth(dropped) : 0;
    return rest === '' ? [] : [segment(rest, style)];
  });
}

/** As much of the text as fits in that many columns; `truncate` keeps one of them for an ellipsis, and cuts nothing that just fits. */
function start(text: SafeText, columns: number): SafeText {
  if (displayWidth(text) <= columns) return text;
  const longer = keepSafe(text, (raw) => `${raw} `);
  return truncate(longer, columns + 1, '');
}

function part(text: SafeText, from: number): SafeText {
  return keepSafe(text, (raw) => raw.slice(from));
}
