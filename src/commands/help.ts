import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Command, CommandOption } from './command.js';
import { commands, defaultCommand } from './commands.js';
import { exitCode } from './exit-code.js';
import { imageOptions } from './image-options.js';
import { limitOptions } from './limit-options.js';

/** `unearth --help`: all commands, and the options that most of them have. */
export function helpText(): SafeText {
  const usage = [defaultCommand, ...commands].flatMap(usageLines);
  return textOf([
    'unearth: see what is really inside a container image',
    '',
    ...usage,
    '',
    'IMAGE is a file or directory that docker save, podman save or skopeo wrote, an OCI archive or layout, or a tar of',
    "files as docker export writes it. skopeo's prefixes say which: docker-archive: oci-archive: oci: dir: tarball:",
    'Archives may be compressed with gzip, zstd, xz or bzip2, and come through a pipe: docker save NAME | unearth -',
    'A file called like a command: ./ls',
    '',
    'Options',
    ...optionColumns(defaultCommand.options),
    ...columns([
      ['COMMAND --help', 'the options of a command'],
      ['--help', 'this text'],
      ['--version', 'the version'],
    ]),
    '',
    'Limits of what is read of an IMAGE, for every command. No normal image meets one; the value none lifts it',
    ...optionColumns(limitOptions, () => true),
    '',
    'Exit codes',
    ...columns([
      [String(exitCode.fine), 'fine'],
      [
        String(exitCode.failed),
        'verify: not what digest, diff id or size promises; extract: something was not written; grep: nothing found',
      ],
      [String(exitCode.usage), 'the command line has no meaning'],
      [String(exitCode.unreadable), 'the image, or a part of it, could not be read; verify: or not be checked'],
      [String(exitCode.bug), 'a bug in unearth'],
    ]),
  ]);
}

/** `unearth COMMAND --help`: that command alone. What it alone has comes first. */
export function commandHelp(command: Command): SafeText {
  const own = optionColumns(command.options, (name) => !(name in imageOptions));
  const common = optionColumns(command.options, (name) => name in imageOptions && !isLimit(name));
  const readsImage = Object.keys(command.options).some(isLimit);
  return textOf([
    ...usageLines(command),
    '',
    ...(own.length === 0 ? [] : ['Options', ...own, '']),
    ...(common.length === 0 ? [] : ['Which image, and how it is read', ...common, '']),
    readsImage
      ? 'What IMAGE can be, limits of what is read, and exit codes: unearth --help'
      : 'All commands, and exit codes: unearth --help',
  ]);
}

function textOf(lines: readonly string[]): SafeText {
  const text = joinSafe(
    lines.map((line) => safeText(line)),
    '\n',
  );
  return safe`${text}\n`;
}

function isLimit(name: string): boolean {
  return name in limitOptions;
}

function usageLines(command: Command): string[] {
  return [`  ${invocation(command)}`, `      ${command.summary}`];
}

function invocation({ name, synopsis }: Command): string {
  return ['unearth', name, synopsis].filter((word) => word !== '').join(' ');
}

function optionName(name: string, { short, value }: CommandOption): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function optionColumns(options: Command['options'], isShown = (name: string) => !isLimit(name)): string[] {
  const shown = Object.entries(options).filter(([name]) => isShown(name));
  return columns(shown.map(([name, option]) => [optionName(name, option), option.help] as const));
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = 30;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
