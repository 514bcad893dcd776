import type { IBufferCell, Terminal } from '@xterm/headless';

/**
 * What differs from machine to machine, and only that, is made unknown, in as many columns: how well zlib packs the demo's layers is the
 * business of its version, and so are the digests of what comes out.
 */
function masked(text: string): string {
  return text
    .replace(/(sha256:[0-9a-f]*)((?:\S* .*| *)\n\s+)([0-9a-f]{1,40})(?= |\n)/g, (_, start, between, rest) => {
      return `${start}${between}${'x'.repeat(rest.length)}`;
    })
    .replace(/(?<=sha256:)[0-9a-f]+/g, (digest) => 'x'.repeat(digest.length))
    .replace(/[\d.]+(?= k?B stored)|[\d.]+(?= [kM]?B, gzip)/g, (size) => '#'.repeat(size.length));
}

function linesOf({ buffer, rows }: Terminal) {
  const { active } = buffer;
  return Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)!);
}

/** The screen as text. */
export function screenText(terminal: Terminal): string {
  const lines = linesOf(terminal).map((line) => `${line.translateToString(true, 0, terminal.cols).trimEnd()}\n`);
  return masked(lines.join(''));
}

/** The screen as text in which every change of the looks is written out: `{fg:5fd7ff bold}`. */
export function colouredText(terminal: Terminal): string {
  const lines = linesOf(terminal).map((line) => {
    let text = '';
    let before = '';
    for (let column = 0; column < terminal.cols; column += 1) {
      const cell = line.getCell(column)!;
      if (cell.getWidth() === 0) continue;
      const looks = looksOf(cell);
      text += `${looks === before ? '' : `{${looks}}`}${cell.getChars() || ' '}`;
      before = looks;
    }
    return `${text.replace(/(?: |\{\})+$/, '')}\n`;
  });
  return masked(lines.join(''));
}

function looksOf(cell: IBufferCell): string {
  const colour = (what: string, isDefault: boolean, isRgb: boolean, value: number) =>
    isDefault ? [] : [`${what}:${isRgb ? value.toString(16).padStart(6, '0') : value}`];
  return [
    ...colour('fg', cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    ...colour('bg', cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    ...(cell.isBold() ? ['bold'] : []),
    ...(cell.isDim() ? ['dim'] : []),
    ...(cell.isUnderline() ? ['underline'] : []),
    ...(cell.isInverse() ? ['inverse'] : []),
    ...(cell.isItalic() ? ['italic'] : []),
  ].join(' ');
}
