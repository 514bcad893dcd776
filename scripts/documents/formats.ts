import type { Case } from '../../test/conformance/case.js';
import { cases } from '../../test/conformance/cases.js';
import { deviations } from '../../test/conformance/deviations.js';
import { forms } from '../../test/conformance/forms.js';
import { refusals } from '../../test/conformance/refusals.js';
import type { Row } from '../../test/conformance/rows/row.js';
import { sections } from '../../test/conformance/rows/rows.js';
import { folderOf } from '../../test/conformance/written-case.js';

const introduction = `# Formats

What unearth reads, what holds that, and where it does otherwise than runtimes. A case is a small image in
[fixtures/conformance](../fixtures/conformance/README.md) with what a right reader says of it; a fixture is what a real engine wrote, in
[fixtures](../fixtures/README.md). This page is made from tables (\`node scripts/docs.js\`), and tests hold that each line of it is true.
`;

/** Form by form what is read, row by row what holds it, and where runtimes are not followed. */
export function document(): string {
  return [introduction, formTable(), ...sections.map(sectionOf), deviationList(), runtimeTable()].join('\n');
}

function formTable(): string {
  const lines = forms.map(
    ({ form, writtenBy, fixture, remark }) =>
      `| ${form} | ${writtenBy} | ${fixtureLink(fixture)}${remark === undefined ? '' : `: ${remark}`} |`,
  );
  return [
    '## What is read, as engines wrote it\n',
    '| form | written by | fixture |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function sectionOf({ title, rows }: (typeof sections)[number]): string {
  return [`## ${title}\n`, ...rows.map(rowOf)].join('\n');
}

function rowOf(row: Row): string {
  const { id, says, tests = [], fixtures = [], reason } = row;
  const own = cases.filter((conformanceCase) => conformanceCase.row === id);
  return [
    `### ${id}\n`,
    `${says}\n`,
    ...(reason === undefined ? [] : [`*No case:* ${reason}\n`]),
    ...own.map(caseLine),
    ...(own.length > 0 ? [''] : []),
    ...(fixtures.length > 0 ? [`Fixtures: ${fixtures.map(fixtureLink).join(', ')}\n`] : []),
    ...(tests.length > 0
      ? [`Tests: ${tests.map((file) => `[${file.replace(/^test\//, '')}](../${file})`).join(', ')}\n`]
      : []),
  ].join('\n');
}

function caseLine(conformanceCase: Case): string {
  const { name, shows, refusal } = conformanceCase;
  const verdict = refusal === undefined ? '' : ` *Refused:* ${lowerFirst(refusals[refusal].means)}`;
  return `- [${name}](../fixtures/conformance/${folderOf(conformanceCase)}/${name}.json): ${shows}${verdict}`;
}

function deviationList(): string {
  return [
    '## Where unearth does otherwise, on purpose\n',
    ...deviations.map(({ what, why }) => `- ${what} ${why}`),
    '',
  ].join('\n');
}

function runtimeTable(): string {
  const lines = cases.flatMap((conformanceCase) =>
    Object.entries(conformanceCase.runtimes ?? {}).map(
      ([runtime, does]) => `| ${conformanceCase.row} | ${conformanceCase.name} | ${runtime} | ${does} |`,
    ),
  );
  return ['### Case by case\n', '| row | case | who | what it does |', '| --- | --- | --- | --- |', ...lines, ''].join(
    '\n',
  );
}

const fixtureLink = (path: string) => `[${path}](../fixtures/${path})`;
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
