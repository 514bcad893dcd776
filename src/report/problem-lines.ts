import { formatCount } from '../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { wrap } from '../format/wrap.js';
import { countProblems, groupProblems, type ProblemGroup } from '../problem/group-problems.js';
import type { Problem } from '../problem/problem.js';
import { problemKind } from '../problem/problem-codes.js';
import { severityOf } from '../problem/severity.js';

/** Places that are listed of each code. */
const places = 10;
const columns = 110;

/** What is wrong with an image, the worst first: each kind once with its meaning, and then where it was found. */
export function problemLines(problems: readonly Problem[]): SafeText[] {
  if (problems.length === 0) return [];
  return [
    safe`Problems: ${formatCount(countProblems(problems))}; each code is explained in docs/problems.md`,
    ...groupProblems(problems).flatMap(groupLines),
  ];
}

function groupLines({ code, count, problems }: ProblemGroup): SafeText[] {
  const { meaning, runtimes } = problemKind(code);
  const shown = problems.slice(0, places);
  const more = count - countProblems(shown);
  return [
    safe``,
    safe`  ${safeText(code)}  ${safeText(severityOf(code))}, ${formatCount(count)} ${count === 1 ? safe`time` : safe`times`}`,
    ...paragraph(safeText(meaning)),
    ...paragraph(safe`Runtimes: ${safeText(runtimes)}`),
    ...shown.map((problem) => safe`    - ${place(problem)}${safeText(problem.message)}`),
    ...(more > 0 ? [safe`    - … and ${formatCount(more)} more: --format json lists them`] : []),
  ];
}

function paragraph(text: SafeText): SafeText[] {
  return wrap(text, columns - 4, 10, safe`…`).map((line) => safe`    ${line}`);
}

/** `layer 3, usr/lib/x, byte 512: ` */
function place({ layer, path, offset }: Problem): SafeText {
  const parts = [
    ...(layer === null ? [] : [safe`layer ${layer}`]),
    ...(path === null ? [] : [safeText(path)]),
    ...(offset === null ? [] : [safe`byte ${offset}`]),
  ];
  return parts.length === 0 ? safe`` : safe`${joinSafe(parts, ', ')}: `;
}
