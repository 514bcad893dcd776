import type { ParseArgsConfig } from 'node:util';
import type { UserConfig } from '../config/user-config.js';
import type { RunExplorer, RunLineExplorer } from '../explorer/world.js';
import type { ExitCode } from './exit-code.js';
import type { Output } from './output.js';

/** One option of a command, with what the help says of it. */
export type CommandOption = NonNullable<ParseArgsConfig['options']>[string] & {
  /** What stands for its value in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
};

/** What a command line gave: options by name, and the words that are none. */
export type CommandArguments = {
  readonly words: readonly string[];
  /** The value of an option that is given at most once. */
  text(option: string): string | undefined;
  /** All values of an option that may be given several times. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
};

/** What is loaded only when it is wanted: the full-screen face, the one for screen readers, and the settings of the user, which are about them. */
export type ExplorerFace = {
  readonly runExplorer: RunExplorer;
  readonly runLineExplorer: RunLineExplorer;
  readonly userConfig: UserConfig;
};

/** The world around a command. */
export type CommandContext = {
  readonly output: Output;
  /** Where keys come from when there is a person at a terminal that can show a full screen; else null. */
  keysBeside(image: string): NodeJS.ReadStream | null;
  readonly loadExplorer: () => Promise<ExplorerFace>;
};

/** One command: its row in the table of commands. What it runs is loaded only when it is called. */
export type Command = {
  readonly name: string;
  /** Its words and options in short, as the help shows them behind the name. */
  readonly synopsis: string;
  /** One line for the help. */
  readonly summary: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  load(): Promise<RunCommand>;
};

export type RunCommand = (args: CommandArguments, context: CommandContext) => Promise<ExitCode>;
