import { formatAmount } from '../../src/limits/amount.js';
import { limitNames, limitRow } from '../../src/limits/limit-table.js';

const introduction = `# Limits

An image comes from strangers, and a few of its bytes can ask for all memory or for a week of time. So everything that is read has a
limit. Nothing that tools write comes near one. Where a limit is met, that is told, with the option that raises it; what was read before
is kept and shown. The JSON report then says \`"complete": false\`, and the exit code is 3.

\`\`\`
unearth image.tar --max-path-depth 2000 --max-layer-size 1TiB --max-ratio none
\`\`\`

A size is a number of bytes, or one with a unit: \`64MiB\` (binary) or \`4GB\` (decimal). \`none\` lifts a limit as far as the program can go.
In the library they are \`inspectImage(place, { limits: { pathDepth: 2000 } })\`, by the names below.

| option | default | counts | where it is met |
| --- | --- | --- | --- |
`;

const ratios = `
## Why the ratio of a layer may be anything at first

Compressed data that inflates to more than a thousand times its size is mostly an attack, but not always: a file of a gigabyte of zeros, as
\`dd if=/dev/zero\` makes it, becomes 1030 times smaller in gzip and more than 10 000 times in zstd, and people look into images for the very reason
that somebody put such a file there. Contents pass by and are not kept, so a bomb costs time and no memory, and a layer that is read can be
left at any moment. So the ratio of a layer counts only when more came out than any such file has (\`--max-ratio-grace\`), which is
a few seconds of work; from there on a layer has to have a thousandth of its content in bytes.
`;

/** Every limit with its option and default, what it counts, what happens where it is met, and why it is there. */
export function document(): string {
  const rows = limitNames.map((name) => limitRow(name));
  const table = rows.map(
    ({ flag, unit, standard, help, met }) => `| \`--${flag}\` | ${formatAmount(standard, unit)} | ${help} | ${met} |\n`,
  );
  const reasons = limitNames.map((name) => {
    const { flag, why, unit, ceiling } = limitRow(name);
    const most = ceiling === undefined ? '' : ` At most ${formatAmount(ceiling, unit)}.`;
    return `- \`--${flag}\` (\`${name}\`): ${why}${most}\n`;
  });
  return [introduction, ...table, '\n## Why\n\n', ...reasons, ratios].join('');
}
