/** A command that is longer gets a line for each of its parts. */
const longestLine = 72;
/** Columns that people indent the lines of a RUN by. */
const indent = 4;

/**
 * Breaks a shell command into the lines that people give it in a Dockerfile, without the backslashes at their ends. Where the
 * lines ended is often still seen: a builder joins them and leaves the indent of the next, so that outside of quotes
 * several blanks in a row were the end of a line. Else it is broken behind `&&` and `;`, and where a part is long, `||` and `|`.
 */
export function breakCommand(command: string): readonly string[] {
  const runs = scan(command);
  const seams = runs.filter(({ kind }) => kind === 'blanks');
  if (seams.length > 0) return cut(command, seams);
  if (command.length <= longestLine) return [command];
  return cut(command, behindOperators(runs, command.length));
}

/** Where a line may end: the blanks between `start` and `end` are the seam. */
type Seam = { readonly kind: 'blanks' | 'strong' | 'weak'; readonly start: number; readonly end: number };

/** Every `&&` and `;`, and each weaker seam whose part, between two of these, is longer than a line. */
function behindOperators(runs: readonly Seam[], length: number): readonly Seam[] {
  const strong = runs.filter(({ kind }) => kind === 'strong');
  let [from, next] = [0, 0];
  // Both are in their order, so they are walked together: the text is the image's, and may be megabytes of operators.
  return runs.filter(({ kind, end }) => {
    if (kind === 'weak') return (strong[next]?.start ?? length) - from > longestLine;
    from = end;
    next += 1;
    return true;
  });
}

function cut(command: string, seams: readonly Seam[]): string[] {
  const lines: string[] = [];
  let from = 0;
  let before = '';
  for (const { kind, start, end } of seams) {
    lines.push(before + command.slice(from, start));
    before = ' '.repeat(kind === 'blanks' ? indentOf(command.slice(start, end)) : indent);
    from = end;
  }
  lines.push(before + command.slice(from));
  return lines.filter((line) => line.trim() !== '');
}

/** The indent that a line had: the first blank stood before the backslash, mostly. */
function indentOf(blanks: string): number {
  const own = blanks.startsWith(' ') ? blanks.slice(1) : blanks;
  const columns = [...own].reduce((sum, blank) => sum + (blank === '\t' ? indent : 1), 0);
  return Math.min(40, Math.max(indent, columns));
}

/** All places outside of quotes, and of parentheses and braces where operators join, at which a line may end. */
function scan(command: string): Seam[] {
  const seams: Seam[] = [];
  let quote = '';
  let depth = 0;
  for (let at = 0; at < command.length; at += 1) {
    const sign = command[at]!;
    if (sign === '\\' && quote !== "'") at += 1;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else if (sign === '(' || sign === '{') depth += 1;
    else if (sign === ')' || sign === '}') depth = Math.max(0, depth - 1);
    else if (sign === ' ' || sign === '\t') {
      const end = endOfBlanks(command, at);
      const isWide = end - at > 1 || sign === '\t';
      const operator = isWide || depth > 0 ? null : joining(command, at, end);
      if (isWide) seams.push({ kind: 'blanks', start: at, end });
      else if (operator !== null) seams.push({ kind: operator, start: at, end });
      at = end - 1;
    }
  }
  return seams;
}

function endOfBlanks(command: string, from: number): number {
  let end = from;
  while (command[end] === ' ' || command[end] === '\t') end += 1;
  return end;
}

/** What joins the commands before and behind a blank, as far as a line may end there. */
function joining(command: string, start: number, end: number): 'strong' | 'weak' | null {
  const before = command.slice(Math.max(0, start - 2), start);
  if (before === '&&') return 'strong';
  // `for x in y; do` stays together.
  if (before.endsWith(';')) return !/^(?:do|then)\b/.test(command.slice(end, end + 5)) ? 'strong' : null;
  return before === '||' || before.endsWith('|') ? 'weak' : null;
}
