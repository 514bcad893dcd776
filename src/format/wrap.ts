import { clip } from './clip.js';
import { displayWidth, truncate, unitsOfColumn } from './display-width.js';
import { keepSafe, type SafeText, safeText } from './safe-text.js';

/** Breaks text at its spaces into lines of at most `width` columns, at most `lines` of them; what is over ends in an ellipsis. */
export function wrap(text: SafeText, width: number, lines: number, ellipsis: SafeText): SafeText[] {
  const wrapped: SafeText[] = [];
  // No line takes more than this: to measure all that comes for each of them would be quadratic.
  const units = (width + 2) * unitsOfColumn;
  let whole = clip(text, lines * units);
  for (let at = 0; at < whole.length && wrapped.length < lines; ) {
    // A mark that a line would begin with is escaped, and longer then.
    if (isChanged(whole, at)) [whole, at] = [cut(whole, at), 0];
    const from = at;
    const rest = clip(cut(whole, from, from + units + 1), units);
    if (wrapped.length === lines - 1 || (from + units >= whole.length && displayWidth(rest) <= width)) {
      wrapped.push(truncate(rest, width, ellipsis));
      break;
    }
    const end = breakBefore(rest, width);
    wrapped.push(keepSafe(rest, (raw) => raw.slice(0, end).trimEnd()));
    at = behindBlanks(whole, from + end);
  }
  return wrapped;
}

function cut(text: SafeText, from: number, to?: number): SafeText {
  return keepSafe(text, (raw) => raw.slice(from, to));
}

function isChanged(text: string, at: number): boolean {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return safeText(character) !== character;
}

function behindBlanks(text: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  return from + blanks.exec(text)![0].length;
}

/** Where the line ends that begins the text: after the last space that fits, or inside a word that is longer than a line. */
function breakBefore(text: SafeText, width: number): number {
  const head = truncate(text, width + 1, '');
  const space = head.lastIndexOf(' ');
  return space > 0 ? space : Math.max(1, truncate(text, width, '').length);
}
