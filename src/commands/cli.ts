import { parseArgs } from 'node:util';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { ImageError, UsageError } from '../problem/errors.js';
import { version } from '../version.js';
import type { Command, CommandArguments, CommandContext, ExplorerFace } from './command.js';
import { commands, defaultCommand } from './commands.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { commandHelp, helpText } from './help.js';
import { keysBeside } from './keys.js';
import { outputTo } from './output.js';

/** Faces that are not loaded unless they are wanted. */
export type Faces = { readonly explorer: () => Promise<ExplorerFace> };

/** Runs a command line to its end and sets the exit code of the process. */
export async function main(argv: readonly string[], faces: Faces): Promise<void> {
  const { stdout, stderr, env } = process;
  const context: CommandContext = {
    output: outputTo(stdout, stderr, env),
    keysBeside: (image) => (stdout.isTTY === true && env['TERM'] !== 'dumb' ? keysBeside(image) : null),
    loadExplorer: faces.explorer,
  };
  const fail = (error: unknown) => {
    const [code, text] = explain(error);
    process.exitCode = code;
    context.output.warn(text);
  };
  // Of an error that nobody waited for, Node would print the message as it is. The explorer takes such errors itself.
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    fail(error);
    process.exit();
  });
  try {
    process.exitCode = await run(argv, context);
  } catch (error) {
    fail(error);
  }
}

async function run(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [first = ''] = argv;
  const named = commands.find(({ name }) => name === first);
  const command = named ?? defaultCommand;
  const rest = named === undefined ? argv : argv.slice(1);
  const options = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  if (options.includes('--help') || options.includes('-h')) {
    await context.output.write(named === undefined ? helpText() : commandHelp(named));
    return exitCode.fine;
  }
  if (options.includes('--version')) {
    await context.output.write(safe`unearth ${safeText(version)}\n`);
    return exitCode.fine;
  }
  const args = readArguments(command, rest);
  const runCommand = await command.load();
  return runCommand(args, context);
}

function readArguments(command: Command, argv: readonly string[]): CommandArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: command.options, allowPositionals: true });
    const value = (option: string): unknown => (values as Record<string, unknown>)[option];
    return {
      words: positionals,
      text: (option) => value(option) as string | undefined,
      texts: (option) => (value(option) ?? []) as string[],
      flag: (option) => value(option) === true,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message.split(/\. |\.?\n/)[0] : String(error);
    throw new UsageError(`${message}.`, `See: ${['unearth', command.name, '--help'].filter(Boolean).join(' ')}`);
  }
}

/** Exit code and words for what went wrong. Everything that is no statement about the image or the command is our bug. */
function explain(error: unknown): [ExitCode, SafeText] {
  if (error instanceof UsageError || error instanceof ImageError) {
    const code = error instanceof UsageError ? exitCode.usage : exitCode.unreadable;
    return [code, safe`${safeText(error.message)}\n         ${safeText(error.nextStep)}`];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map((line) => safeText(line));
  return [
    exitCode.bug,
    safe`this is a bug in unearth ${safeText(version)}. Please report it with the text below.\n${joinSafe(lines, '\n')}`,
  ];
}
