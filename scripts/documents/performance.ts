import { type CaseName, caseNames, cases } from '../../bench/cases/cases.js';
import type { KeyFigures } from '../../bench/measure/key-figures.js';
import type { Figures, Result } from '../../bench/results/result.js';
import results from '../../bench/results/results.json' with { type: 'json' };
import type { Results } from '../../bench/results/results-file.js';
import { formatRatio, majorOf, verdicts } from '../../bench/results/verdict.js';

const { machine, results: all } = results as Results;

const introduction = `# Performance

Whole runs, from the start of the process to the last byte of its JSON report, against another program that does less: programs take turns,
so that what else the machine does is shared among them, and files are in the page cache. Times are medians; a ratio is the median
of the ratios of each round, with the least and the most in brackets. Trust the ratios: milliseconds are those of one machine.

\`\`\`
npm run bench -- --keep /tmp/images                 all cases; images are made once, and take 6 GB
npm run bench -- --keep /tmp/images real wide       some of them;  --list tells their names
npm run bench -- --against HEAD~1                   in turns with an earlier commit
npm run bench -- --peer 'skim=skim --json {image}'  in turns with another program
npm run bench -- --node ~/node24/bin/node --save    with another Node; writes this document
\`\`\`

Every first opening has an empty cache of layers. Memory is the most that was resident, which Linux keeps for a process (\`VmHWM\`), in a run that is not timed.
Keys are pressed one by one in the explorer on a pseudo-terminal of 200x60, each when nothing was written for 60 ms; their time ends with the
last byte of the frame. 95 of 100 of them were not slower than what is said beside the median.
Images are made from a seed: the same on every machine (\`bench/images\`). Their files have names, sizes and contents like those of
real ones: many are tiny, few are large, and gzip makes them two to three times smaller.
`;

const baselines = `
## What it is held against

- \`tar | tar -t\`: \`tar -xOf IMAGE LAYER | tar -tf -\` for one layer after the other, which is what one does by hand.
- \`node -e 0\`: the start of Node, which no Node program is quicker than; on a terminal where the case is.
- bare scanner: a Node process that walks the headers of all layers, and keeps nothing (\`bench/pieces/scan-headers.ts\`).
- \`gzip -dc\`, \`zstd -dc\`: of the largest layer, to nowhere. \`pigz -dc\` has threads for reading, writing and sums.
- 2000 entries: the same keys on an image with as many layers and few paths, so that the ratio is what the size of an image does.
- plain, first time: the first opening of the same image as a docker-archive.
- none removed: the same files without a layer that removes some.
`;

/** The figures of the last saved runs, and what each case is. */
export function document(): string {
  const versions = [...new Set(all.map(({ node }) => node))].toSorted((a, b) => majorOf(b) - majorOf(a));
  return [introduction, ...versions.map(tableOf), baselines, '\n## The cases\n\n', ...caseNames.map(noteOf)].join('');
}

function tableOf(node: string): string {
  const taken = all.filter((result) => result.node === node);
  const commits = [...new Set(taken.map(({ commit }) => commit))].join(', ');
  const rounds = [...new Set(taken.map(({ runs }) => runs))].join(' or ');
  const where =
    machine === null ? '' : `${machine.processor}, ${machine.cores} cores, ${machine.memory}, ${machine.kernel}; `;
  const rows = caseNames.map((name) => taken.find((result) => result.case === name)).filter((row) => row !== undefined);
  return [
    `\n## Node ${node.slice(1)}\n\n${where}${rounds} rounds, commit ${commits}. ${loads(taken)}\n\n`,
    '| case | unearth | memory | against | ratio | target | |\n| --- | ---: | ---: | --- | ---: | --- | --- |\n',
    ...rows.map(rowOf),
  ].join('');
}

/** A case with threads and pipes leaves a load of two or three behind: what else the machine did, the first one tells. */
function loads(taken: readonly Result[]): string {
  const all = taken.map(({ load }) => load);
  return `The load before a case was ${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)}, in which the cases before it count.`;
}

function rowOf(result: Result): string {
  const { case: name, ours, unit, peak, baseline, ratio, keys } = result;
  const judged = verdicts(result);
  const cells = [
    `[${cases[name].what}](#${name})`,
    [amount(ours, unit), ...(keys === undefined ? [] : keyWords(keys))].join(', '),
    peak === null ? '' : `${Math.round(peak / 1e6)} MB`,
    baseline === null ? '' : `${baseline.name} (${amount(baseline, unit)})`,
    ratio === null ? '' : `${formatRatio(ratio.median)} (${formatRatio(ratio.least)} to ${formatRatio(ratio.most)})`,
    judged.map(({ target }) => target).join(', '),
    judged
      .map(({ met, missedBy, target }) =>
        met ? 'met' : `missed by ${missedBy}${judged.length > 1 ? ` (${target})` : ''}`,
      )
      .join(', '),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function keyWords({ late, bytes, clears }: KeyFigures): string[] {
  return [`95 of 100 within ${late.toFixed(0)} ms`, `${bytes.toFixed(0)} bytes a key`, `${clears} clears`];
}

function noteOf(name: CaseName): string {
  const measured = all.filter((result) => result.case === name);
  const more = measured.flatMap(({ node, unit, others, steps }) => [
    ...others.map(
      (other) => `- Node ${majorOf(node)}: ${formatRatio(other.ratio)} times ${other.name} (${amount(other, unit)})\n`,
    ),
    ...(steps.length === 0
      ? []
      : [
          `- Node ${majorOf(node)}, inside: ${steps.map((step) => `${step.name} ${step.median.toFixed(0)} ms`).join(', ')}\n`,
        ]),
  ]);
  return [
    `### ${name}\n\n${cases[name].what}. ${cases[name].note}\n`,
    more.length === 0 ? '' : '\n',
    ...more,
    '\n',
  ].join('');
}

function amount({ median }: Pick<Figures, 'median'>, unit: Result['unit']): string {
  if (unit === 'bytes') return `${median.toFixed(0)} bytes`;
  if (median < 20) return `${median.toFixed(1)} ms`;
  return median < 10_000 ? `${median.toFixed(0)} ms` : `${(median / 1000).toFixed(1)} s`;
}
