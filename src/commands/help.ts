import { joinSafe, type SafeText, safeText } from '../format/safe-text.js';
import type { Command, CommandOption } from './command.js';
import { commands, defaultCommand } from './commands.js';
import { exitCode } from './exit-code.js';
import { limitOptions } from './limit-options.js';

/** `unearth --help` */
export function helpText(): SafeText {
  const all = [defaultCommand, ...commands];
  const usage = all.map((command) => [invocation(command), command.summary] as const);
  const options = new Map(all.flatMap((command) => Object.entries(command.options)));
  for (const limit of Object.keys(limitOptions)) options.delete(limit);
  const lines = [
    'unearth: see what is really inside a container image',
    '',
    ...usage.flatMap(([line, summary]) => [`  ${line}`, `      ${summary}`]),
    '',
    'IMAGE is a file or directory that docker save, podman save or skopeo wrote, an OCI archive or layout, or a tar of',
    "files as docker export writes it. skopeo's prefixes say which: docker-archive: oci-archive: oci: dir: tarball:",
    'Archives may be compressed with gzip, zstd, xz or bzip2, and come through a pipe: docker save NAME | unearth -',
    'A file called like a command: ./ls',
    '',
    'Options',
    ...optionColumns(options),
    ...columns([
      ['--help', 'this text'],
      ['--version', 'the version'],
    ]),
    '',
    'Limits of what is read. No normal image meets one; the value none lifts it',
    ...optionColumns(new Map(Object.entries(limitOptions))),
    '',
    'Exit codes',
    ...columns([
      [String(exitCode.fine), 'fine'],
      [
        String(exitCode.failed),
        'verify: something is not what its digest, diff id or size promises; extract: something was not written',
      ],
      [String(exitCode.usage), 'the command line has no meaning'],
      [String(exitCode.unreadable), 'the image, or a part of it, could not be read; verify: or not be checked'],
      [String(exitCode.bug), 'a bug in unearth'],
    ]),
    '',
  ];
  return joinSafe(
    lines.map((line) => safeText(line)),
    '\n',
  );
}

function invocation({ name, synopsis }: Command): string {
  return ['unearth', name, synopsis].filter((word) => word !== '').join(' ');
}

function optionName(name: string, { short, value }: CommandOption): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function optionColumns(options: ReadonlyMap<string, CommandOption>): string[] {
  return columns([...options].map(([name, option]) => [optionName(name, option), option.help] as const));
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = 30;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
