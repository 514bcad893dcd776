import { problemGroups } from '../../src/problem/problem-codes.js';
import type { ProblemKind } from '../../src/problem/problem-kind.js';
import { severityOf } from '../../src/problem/severity.js';

const introduction = `# Problems

What unearth says is wrong with an image. Bad input does not stop it: what can be read is shown, and everything that is not as the
specs want it is listed as a problem, in the explorer (\`p\`), in the text report and in the JSON, each with its code, the layer, the
path and the byte offset in the uncompressed layer. Codes are stable: filters may rely on them.

A problem is an **error** where bytes of the image could not be read because of it (the report then says \`"complete": false\`, and the
exit code is 3), a **warning** where the image is not as it should be, and a **notice** where nothing comes of it.

Under *Runtimes* stands what others make of such an image. It was tried with docker 20.10 (overlay2), containerd 1.6, podman 4.3 (vfs)
and umoci 0.4.7, and read in their sources; other releases and storage drivers may differ.
`;

/** Every code with what it means, what runtimes do, and what to try. The headings are the codes, so that each can be linked to. */
export function document(): string {
  const groups = Object.entries(problemGroups).map(([title, kinds]: [string, Readonly<Record<string, ProblemKind>>]) =>
    [`## ${title}\n`, ...Object.entries(kinds).map(([code, kind]) => section(code, kind))].join('\n'),
  );
  return [introduction, ...groups].join('\n');
}

function section(code: string, kind: ProblemKind): string {
  const severity = severityOf(code as Parameters<typeof severityOf>[0]);
  return [
    `### ${code}`,
    '',
    `*${severity}.* ${kind.meaning}`,
    '',
    `- **Runtimes:** ${kind.runtimes}`,
    `- **What to try:** ${kind.advice}`,
    '',
  ].join('\n');
}
