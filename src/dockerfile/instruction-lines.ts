import { breakCommand } from './break-command.js';
import type { Instruction } from './instruction.js';
import { quotedList } from './quoted-list.js';

/** ENV and LABEL that are longer have a line for each pair. */
const longestLine = 72;

/** The instruction as the lines of a Dockerfile: raw text of the image. None where the history says nothing. */
export function instructionLines({ keyword, pieces }: Instruction): readonly string[] {
  if (keyword === null) return pieces.flatMap((piece) => piece.split(/\r?\n/)).map((line) => `# ${line}`);
  if (keyword === 'RUN') return runLines(pieces.join(' '));
  const line = [keyword, ...pieces].join(' ').trimEnd();
  if (pieces.length === 1 || line.length <= longestLine) return [line];
  return continued(pieces.map((piece, i) => (i === 0 ? `${keyword} ${piece}` : `    ${piece}`)));
}

function runLines(command: string): readonly string[] {
  if (quotedList(command) !== null) return [`RUN ${command}`];
  const lines = command.split(/\r?\n/);
  if (lines.length === 1) return continued(breakCommand(command).map((line, i) => (i === 0 ? `RUN ${line}` : line)));
  return withDocuments(lines);
}

/**
 * A command of several lines stood in a here-document: a Dockerfile joins all others into one. BuildKit runs what is in it as the
 * command itself; where it is for a program, `cat <<EOF`, the line with the mark is the first (buildah leaves out the last).
 */
function withDocuments(lines: readonly string[]): readonly string[] {
  const marks = [...lines[0]!.matchAll(/<<-?(["']?)([A-Za-z_]\w*)\1/g)].map(([, , mark]) => mark!);
  if (marks.length > 0) {
    const closed = new Set(lines.map((line) => line.trim()));
    return [`RUN ${lines[0]}`, ...lines.slice(1), ...marks.filter((mark) => !closed.has(mark))];
  }
  let mark = 'EOF';
  while (lines.includes(mark)) mark = `${mark}_`;
  return [`RUN <<${mark}`, ...lines, mark];
}

function continued(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => (i === lines.length - 1 ? line : `${line.trimEnd()} \\`));
}
