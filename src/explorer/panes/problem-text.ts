import { formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Problem } from '../../problem/problem.js';
import { problemKind } from '../../problem/problem-codes.js';
import { severityOf } from '../../problem/severity.js';
import type { ProblemRow } from '../problems/problem-outline.js';
import { type Row, segment } from '../row.js';
import type { Signs } from '../signs.js';
import type { StyleName } from '../style.js';
import { severityStyles } from './problems.js';
import { labelled as labelledLines, paragraph } from './told-lines.js';

/** What is said of the selected row: what it is and where, what it means, what runtimes do, what to try. */
export function problemText({ group, problem }: ProblemRow, width: number, signs: Signs): Row[] {
  const { code, count } = group;
  const { meaning, runtimes, advice } = problemKind(code);
  const severity = severityOf(code);
  const lines = (text: SafeText, style: StyleName = 'plain') => paragraph(text, width, signs, style);
  const labelled = (label: SafeText, text: SafeText) => labelledLines(label, text, width, signs);
  const particulars =
    problem === null
      ? [...labelled(safe`found`, safe`${formatCount(count)} ${count === 1 ? safe`time` : safe`times`}`)]
      : [
          ...lines(safeText(problem.message), 'strong'),
          [],
          ...placeOf(problem).flatMap(([label, text]) => labelled(label, text)),
        ];
  return [
    [segment(safe` ${safeText(code)}`, severityStyles[severity]), segment(safe`  ${safeText(severity)}`, 'faint')],
    ...particulars,
    ...(problem === null ? labelled(safe`in`, layersOf(group.layers)) : []),
    [],
    ...labelled(safe`meaning`, safeText(meaning)),
    ...labelled(safe`runtimes`, safeText(runtimes)),
    ...labelled(safe`try`, safeText(advice)),
    ...labelled(safe`see`, safe`docs/problems.md#${safeText(code)}`),
  ];
}

function placeOf({ layer, path, offset }: Problem): (readonly [SafeText, SafeText])[] {
  return [
    [safe`layer`, layer === null ? safe`none: the image as a whole` : safe`${layer}`],
    ...(path === null ? [] : [[safe`path`, safe`/${safeText(path)}`] as const]),
    ...(offset === null ? [] : [[safe`byte`, safe`${formatCount(offset)} of the uncompressed layer`] as const]),
  ];
}

/** `layers 0, 3, 7`, as many as a line or two have room for. */
function layersOf(layers: readonly number[]): SafeText {
  if (layers.length === 0) return safe`the image as a whole`;
  const shown = joinSafe(
    layers.slice(0, 20).map((layer) => safe`${layer}`),
    ', ',
  );
  const more = layers.length > 20 ? safe` and ${layers.length - 20} more` : safe``;
  return safe`${layers.length === 1 ? safe`layer` : safe`layers`} ${shown}${more}`;
}
