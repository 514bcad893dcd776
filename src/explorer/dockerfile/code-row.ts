import { keepSafe, type SafeText } from '../../format/safe-text.js';
import { type Row, type Segment, segment } from '../row.js';
import type { StyleName } from '../style.js';

/** A part of a line in a style: from its first to before its last character. */
export type StyledPart = { readonly start: number; readonly end: number; readonly style: StyleName };

/** A line of the screen that shows a part of a line of a Dockerfile. */
export type CodePiece = {
  readonly text: SafeText;
  /** Blanks that it begins with here only, and where the rest begins in the whole line. */
  readonly indent: number;
  readonly from: number;
};

/**
 * What has a colour in a line of a Dockerfile: the keyword is known, so strings, variables and flags are all that is to be told, and the
 * languages of `src/content` need not be loaded for it.
 */
const coloured = /"(?:[^"\\]|\\.)*"|'[^']*'|\$(?:\{[^}\s]*\}|\w+)|(?<=^|\s)--[\w-]+|\\$/g;

/** The parts of a whole line that have colours: where it is broken a string goes on. `keyword` stands at its beginning, where it has one. */
export function colouredParts(line: SafeText, keyword: string | null): StyledPart[] {
  if (line.startsWith('#')) return [{ start: 0, end: line.length, style: 'faint' }];
  const parts: StyledPart[] = [];
  let end = keyword !== null && line.startsWith(keyword) ? keyword.length : 0;
  if (end > 0) parts.push({ start: 0, end, style: 'codeKeyword' });
  for (const { 0: found, index } of line.matchAll(coloured)) {
    if (index < end) continue;
    end = index + found.length;
    parts.push({ start: index, end, style: styleOf(found) });
  }
  return parts;
}

/** The piece in the colours that its line has. */
export function codeRow({ text, indent, from }: CodePiece, parts: readonly StyledPart[]): Row {
  const row: Segment[] = [];
  const add = (start: number, end: number, style: StyleName) => {
    if (end > start)
      row.push(
        segment(
          keepSafe(text, (raw) => raw.slice(start, end)),
          style,
        ),
      );
  };
  const here = (place: number) => Math.min(Math.max(place - from + indent, indent), text.length);
  let end = 0;
  for (const part of parts) {
    const start = here(part.start);
    add(end, start, 'plain');
    end = here(part.end);
    add(start, end, part.style);
  }
  add(end, text.length, 'plain');
  return row;
}

function styleOf(found: string): StyleName {
  if (found.startsWith('$')) return 'codeName';
  if (found.startsWith('-')) return 'codeNumber';
  return found === '\\' ? 'faint' : 'codeString';
}
