import type { DockerfileStep } from '../../dockerfile/dockerfile.js';
import { baseLine, headOf, stepText } from '../../dockerfile/dockerfile-text.js';
import { clip } from '../../format/clip.js';
import { formatCount } from '../../format/format-bytes.js';
import { keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import { type Row, segment } from '../row.js';
import type { Signs } from '../signs.js';
import { type CodePiece, codeRow, colouredParts } from './code-row.js';

/** A line of the screen, and what it is part of. */
export type ShownLine = {
  /** Position of its instruction; -1 for what stands before the first. */
  readonly at: number;
  /** Where the instruction begins, its comments not counted. */
  readonly isFirst: boolean;
  readonly code: Row;
};

/** Lines that are shown of one instruction, and what is read of it and of one of its lines: an image may give it megabytes. */
const mostLines = 400;
const mostUnits = 8000;
const mostRead = 100_000;
/** Columns that the rest of a long line is indented by. */
const hanging = 6;

/** The lines of an instruction, those that are too long broken at blanks. */
export function shownLines(made: DockerfileStep, at: number, width: number, { ellipsis }: Signs): ShownLine[] {
  const { keyword, pieces } = made.instruction;
  const read = beginningOf(pieces);
  const { comments, lines } = stepText({ ...made, instruction: { ...made.instruction, pieces: read.pieces } });
  const shown: ShownLine[] = [];
  const add = (line: string, isFirst: boolean) => {
    for (const [i, code] of codeOf(line, isFirst ? keyword : null, width, ellipsis).entries())
      shown.push({ at, isFirst: isFirst && i === 0, code });
  };
  for (const comment of comments) add(comment, false);
  let next = 0;
  for (; next < lines.length && shown.length < mostLines; next += 1) add(lines[next]!, next === 0);
  const more = moreWords(lines.length - next, read.left);
  if (more !== null) shown.push({ at, isFirst: false, code: [segment(safe`# ${ellipsis} ${more} more`, 'faint')] });
  return shown;
}

/** As many pieces as are read, the last one cut; and how many characters are not. */
function beginningOf(pieces: readonly string[]): { readonly pieces: readonly string[]; readonly left: number } {
  const read: string[] = [];
  let room = mostRead;
  let left = 0;
  for (const piece of pieces) {
    if (room > 0) read.push(piece.slice(0, room));
    left += Math.max(0, piece.length - room);
    room = Math.max(0, room - piece.length);
  }
  return { pieces: read, left };
}

function moreWords(lines: number, characters: number): SafeText | null {
  const rest = safe`${formatCount(characters)} characters`;
  if (lines === 0) return characters === 0 ? null : rest;
  const counted = lines === 1 ? safe`1 line` : safe`${formatCount(lines)} lines`;
  return characters === 0 ? counted : safe`${counted} and ${rest}`;
}

/** A line of raw text as code, in as many lines of the screen as it takes. */
function codeOf(line: string, keyword: string | null, width: number, ellipsis: SafeText): Row[] {
  const { whole, pieces } = brokenLine(line, width, ellipsis);
  const parts = colouredParts(whole, keyword);
  return pieces.map((piece) => codeRow(piece, parts));
}

/** A line of raw text, as much of it as is shown, and the lines of the screen that it takes. */
function brokenLine(
  line: string,
  width: number,
  ellipsis: SafeText,
): { readonly whole: SafeText; readonly pieces: CodePiece[] } {
  const safeLine = safeText(line.slice(0, mostUnits));
  const isCut = line.length > mostUnits || safeLine.length > mostUnits;
  const text = isCut ? safe`${clip(safeLine, mostUnits)}${ellipsis}` : safeLine;
  const [first = text, second] = wrap(text, Math.max(8, width), 2, ellipsis);
  const pieces: CodePiece[] = [{ text: first, indent: 0, from: 0 }];
  if (second === undefined) return { whole: text, pieces };
  const rest = keepSafe(text, (raw) => raw.slice(first.length).trimStart());
  const indent = width > 3 * hanging ? hanging : 0;
  let from = text.length - rest.length;
  for (const more of wrap(rest, Math.max(8, width - indent), mostLines, ellipsis)) {
    // What is left out between two lines are the blanks at which they are broken; the last one may end in an ellipsis.
    while (text[from] === ' ' && more[0] !== ' ') from += 1;
    pieces.push({ text: indented(more, indent), indent, from });
    from += more.length;
  }
  return { whole: text, pieces };
}

/** What a builder wrote, character by character: a line feed of it ends a line here too. */
export function rawLines(raw: string, width: number, { ellipsis }: Signs): readonly SafeText[] {
  const shown: SafeText[] = [];
  const lines = raw.split('\n', mostLines + 1);
  let next = 0;
  for (; next < lines.length && shown.length < mostLines; next += 1)
    shown.push(...brokenLine(lines[next]!, width, ellipsis).pieces.map(({ text }) => text));
  const left = raw.length - lines.slice(0, next).reduce((sum, line) => sum + line.length + 1, -1);
  return left === 0 ? shown : [...shown, safe`${ellipsis} ${formatCount(left)} characters more`];
}

function indented(text: SafeText, columns: number): SafeText {
  return keepSafe(text, (raw) => ' '.repeat(columns) + raw);
}

type Laid = {
  readonly width: number;
  readonly signs: Signs;
  readonly lines: readonly ShownLine[];
  readonly starts: readonly number[];
};

const known = new WeakMap<readonly DockerfileStep[], Laid>();

/** The whole Dockerfile in lines of that width, and of each instruction its first line. The last width is kept. */
export function dockerfileLayout(made: readonly DockerfileStep[], width: number, signs: Signs): Laid {
  const last = known.get(made);
  if (last?.width === width && last.signs === signs) return last;
  const lines: ShownLine[] = [...headOf(made), '', baseLine(made)].flatMap((line) =>
    codeOf(line, 'FROM', width, signs.ellipsis).map((code) => ({ at: -1, isFirst: false, code })),
  );
  const starts: number[] = [];
  for (const [at, one] of made.entries()) {
    starts.push(lines.length);
    for (const line of shownLines(one, at, width, signs)) lines.push(line);
  }
  const laid = { width, signs, lines, starts };
  known.set(made, laid);
  return laid;
}
