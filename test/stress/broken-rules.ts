import type { Terminal } from '@xterm/headless';

/** Smallest terminal in which something can be read (docs: the explorer says so itself below it). */
const smallest = { columns: 40, rows: 10 };

/** What may never be in a cell: controls, what reorders text, and the sign for bytes that are none. */
const invisible = /[\p{Cc}\ufffd\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with the screen, whatever is on it. */
export function brokenRules(terminal: Terminal): string[] {
  const { cols, rows, buffer } = terminal;
  const { active } = buffer;
  if (active.type !== 'alternate') return ['the alternate screen was left'];
  const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)!);
  const texts = lines.map((line) => line.translateToString(true, 0, cols).trimEnd());
  const broken: string[] = [];
  lines.forEach((line, row) => {
    if (line.isWrapped) broken.push(`row ${row} goes on from the one above`);
    if (invisible.test(texts[row]!)) broken.push(`row ${row} has a character that is never shown`);
    if (cols > 1 && (line.getCell(cols - 1)?.getChars() ?? '').trim() !== '')
      broken.push(`row ${row} fills the last column`);
  });
  if (texts.every((text) => text === '')) broken.push('nothing is on the screen');
  if (cols < smallest.columns || rows < smallest.rows) return broken;
  if (texts[0] === '') broken.push('the first row is empty');
  if (texts[rows - 1] === '') broken.push('the footer is empty');
  return [...broken, ...brokenDivider(terminal, texts)];
}

/** What stands in the first row of the panes where they are side by side. */
const headings = /\b1\b.? +Layers.*\b2\b.? +Files/;

/** Whether the panes are side by side on the screen. */
export function hasDivider(texts: readonly string[]): boolean {
  return headings.test(texts[3] ?? '');
}

/** Whether what is selected stands beside the files: there are two lines between three panes. */
export function hasPreview(texts: readonly string[]): boolean {
  return hasDivider(texts) && (texts[3]!.match(/[│|]/g) ?? []).length > 1;
}

/** Side by side, a line is between the panes behind an empty column, from the headings down to what lies under the files. */
function brokenDivider({ buffer }: Terminal, texts: readonly string[]): string[] {
  if (!hasDivider(texts)) return [];
  const [heading] = /^(?:\[1\]| 1 ) Layers(?: .*)? [│|](?:\[2\]| 2 ) Files/.exec(texts[3]!) ?? [];
  if (heading === undefined) return ['the headings of the panes are not where they belong'];
  const files = heading.length - '[2] Files'.length;
  const end = texts.findIndex((text) => /^ (?:Why|Commands and paths) /.test(text));
  // By cells: a wide character takes two of them.
  const cell = (row: number, column: number) => buffer.active.getLine(buffer.active.baseY + row)!.getCell(column)!;
  return texts.slice(0, end < 0 ? -1 : end).flatMap((_, row) => {
    if (row < 3) return [];
    const [gap, line] = [cell(row, files - 2), cell(row, files - 1)];
    // The second half of a wide character has a width of 0.
    const isWhole = gap.getChars().trim() === '' && gap.getWidth() === 1 && /^[│|]$/.test(line.getChars());
    return isWhole ? [] : [`row ${row}: the divider is drawn over`];
  });
}
