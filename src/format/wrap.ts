import { clip } from './clip.js';
import { displayWidth, truncate, unitsOfColumn } from './display-width.js';
import { keepSafe, type SafeText } from './safe-text.js';

/** Breaks text at its spaces into lines of at most `width` columns, at most `lines` of them; what is over ends in an ellipsis. */
export function wrap(text: SafeText, width: number, lines: number, ellipsis: SafeText): SafeText[] {
  const wrapped: SafeText[] = [];
  let rest = clip(text, (width + 1) * lines * unitsOfColumn);
  while (rest !== '' && wrapped.length < lines) {
    const last = wrapped.length === lines - 1;
    if (last || displayWidth(rest) <= width) {
      wrapped.push(truncate(rest, width, ellipsis));
      break;
    }
    const end = breakBefore(rest, width);
    wrapped.push(keepSafe(rest, (raw) => raw.slice(0, end).trimEnd()));
    rest = keepSafe(rest, (raw) => raw.slice(end).trimStart());
  }
  return wrapped;
}

/** Where the line ends that begins the text: after the last space that fits, or inside a word that is longer than a line. */
function breakBefore(text: SafeText, width: number): number {
  const head = truncate(text, width + 1, '');
  const space = head.lastIndexOf(' ');
  return space > 0 ? space : Math.max(1, truncate(text, width, '').length);
}
