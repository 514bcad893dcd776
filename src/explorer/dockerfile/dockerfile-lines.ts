import type { DockerfileStep } from '../../dockerfile/dockerfile.js';
import { baseLine, headOf, stepText } from '../../dockerfile/dockerfile-text.js';
import { clip } from '../../format/clip.js';
import { keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { wrap } from '../../format/wrap.js';
import type { Signs } from '../signs.js';

/** A line of the screen, and what it is part of. */
export type ShownLine = {
  /** Position of its instruction; -1 for what stands before the first. */
  readonly at: number;
  /** Where the instruction begins, its comments not counted. */
  readonly isFirst: boolean;
  /** The keyword that it begins with. */
  readonly keyword: string | null;
  readonly isComment: boolean;
  readonly text: SafeText;
};

/** Lines that are shown of one instruction, and what is read of one of its lines: an image may give it megabytes. */
const mostLines = 400;
const mostUnits = 8000;
/** Columns that the rest of a long line is indented by. */
const hanging = 6;

/** The lines of an instruction, those that are too long broken at blanks. */
export function shownLines(made: DockerfileStep, at: number, width: number, signs: Signs): ShownLine[] {
  const { comments, lines } = stepText(made);
  const shown: ShownLine[] = [];
  const add = (line: string, isFirst: boolean, keyword: string | null) => {
    for (const [i, text] of brokenLine(line, width, signs.ellipsis).entries())
      shown.push({
        at,
        isFirst: isFirst && i === 0,
        keyword: i === 0 ? keyword : null,
        isComment: line.startsWith('#'),
        text,
      });
  };
  for (const comment of comments) add(comment, false, null);
  for (const [i, line] of lines.slice(0, mostLines).entries())
    add(line, i === 0, i === 0 ? made.instruction.keyword : null);
  const more = lines.length - mostLines;
  if (more > 0)
    shown.push({
      at,
      isFirst: false,
      keyword: null,
      isComment: true,
      text: safe`# ${signs.ellipsis} ${more} lines more`,
    });
  return shown;
}

/** A line of raw text in as many lines of the screen as it takes. */
export function brokenLine(line: string, width: number, ellipsis: SafeText): SafeText[] {
  const text = clip(safeText(line.slice(0, mostUnits)), mostUnits);
  const [first = text, ...others] = wrap(text, Math.max(8, width), mostLines, ellipsis);
  if (others.length === 0) return [first];
  const rest = keepSafe(text, (raw) => raw.slice(first.length).trimStart());
  const indent = width > 3 * hanging ? hanging : 0;
  return [first, ...wrap(rest, Math.max(8, width - indent), mostLines, ellipsis).map((more) => indented(more, indent))];
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
    brokenLine(line, width, signs.ellipsis).map((text) => ({
      at: -1,
      isFirst: false,
      keyword: 'FROM',
      isComment: line.startsWith('#'),
      text,
    })),
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
