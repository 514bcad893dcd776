import { spawn } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { OutsideEnd, OutsideProgram } from '../explorer/world.js';
import { UsageError } from '../problem/errors.js';
import { isRunning, processesBelow, signalTo } from './processes-below.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which program it is: what the user's environment says, as words of a shell, or what is usually there. */
type ProgramChoice = {
  /** Variables, the first that is set counts. */
  readonly variables: readonly string[];
  /** What is run where none is set; `"$@"` is the file. */
  readonly usual: string;
  /** What it shows may be over before anybody has seen it. */
  readonly mayEndAtOnce: boolean;
};

/**
 * less without -R, which would hand on the colours, and whatever else, of a file that nobody trusts; and without -F, that a user may have in
 * LESS: a short file would be gone at once.
 */
const choices: Readonly<Record<OutsideProgram, ProgramChoice>> = {
  pager: {
    variables: ['PAGER'],
    usual: 'command -v less >/dev/null 2>&1 && exec less -+F "$@"; exec more "$@"',
    mayEndAtOnce: true,
  },
  editor: {
    variables: ['VISUAL', 'EDITOR'],
    usual: 'for name in vi nano; do command -v $name >/dev/null 2>&1 && exec $name "$@"; done; exit 127',
    mayEndAtOnce: false,
  },
};

/** Milliseconds in which nobody leaves a pager: it ended of itself, and what it showed is to stay until a key is pressed. */
const atOnce = 500;
const untilEnter = 'printf "\\n[Enter goes back to unearth] "; read -r line';

/**
 * Ctrl-C is for the program: the shell above it would end with it, even where the program goes on. What ends the program ends the shell, but after it: until
 * then the terminal is not ours. A trap is not handed on, as ignoring would be.
 */
const shellStays = "trap : INT QUIT; trap 'exit 143' TERM HUP; ";

/** Milliseconds that a program has to end, after which it is made to. */
const patience = 2000;

/** Signals that Ctrl-C and Ctrl-\ send to everybody at the terminal: they are meant for the program that has it. */
const notForUs = ['SIGINT', 'SIGQUIT'] as const;

/** A program of the user's on a file, at the terminal. */
export class OutsideRun {
  readonly #file: string;
  readonly #program: OutsideProgram;
  readonly #env: Environment;
  readonly #shellPath: string;
  #child: ReturnType<typeof spawn> | null = null;

  constructor(file: string, program: OutsideProgram, env: Environment = process.env, shellPath = '/bin/sh') {
    this.#file = file;
    this.#program = program;
    this.#env = env;
    this.#shellPath = shellPath;
  }

  /**
   * What the variable holds is a piece of a shell's command, as git has it: `less -S`, or a path in quotes. The file is a word of its own
   * behind it, whatever it is called.
   */
  async run(): Promise<OutsideEnd> {
    const { variables, usual, mayEndAtOnce } = choices[this.#program];
    const command = variables.map((name) => this.#env[name] ?? '').find((value) => value.trim() !== '') ?? null;
    const before = fingerprint(this.#file);
    const began = performance.now();
    const ended = await this.#shell(command === null ? usual : `${command} "$@"`);
    const isOver = mayEndAtOnce && ended.code !== null && performance.now() - began < atOnce;
    if (isOver && ended.code === 0) await this.#shell(untilEnter);
    return { command, ...ended, isChanged: fingerprint(this.#file) !== before };
  }

  /**
   * Ends the program, and all that it may have started: it is not the shell that holds on to the terminal. Resolves when they are gone, since
   * they put the terminal back as it was: whoever does that meanwhile has it in vain.
   */
  async end(signal: NodeJS.Signals): Promise<void> {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    const ours = processesBelow(pid);
    const left = () => ours.filter(isRunning);
    for (const each of ours) signalTo(each, signal);
    for (const began = performance.now(); left().length > 0 && performance.now() - began < patience; ) await pause(20);
    for (const each of left()) signalTo(each, 'SIGKILL');
  }

  async #shell(script: string): Promise<Pick<OutsideEnd, 'code' | 'signal'>> {
    const deaf = () => {};
    for (const signal of notForUs) process.on(signal, deaf);
    const terminal = ownTerminal();
    try {
      return await new Promise((resolve, reject) => {
        this.#child = spawn(this.#shellPath, ['-c', `${shellStays}${script}`, 'sh', this.#file], {
          stdio: [terminal ?? 'inherit', 'inherit', 'inherit'],
          env: this.#env,
        });
        this.#child.on('error', (error) =>
          reject(
            new UsageError(`${this.#shellPath} cannot be run: ${error.message}.`, 'It starts all other programs.'),
          ),
        );
        this.#child.on('exit', (code, signal) => resolve({ code, signal }));
      });
    } finally {
      this.#child = null;
      if (terminal !== null) closeSync(terminal);
      for (const signal of notForUs) process.off(signal, deaf);
    }
  }
}

/** The terminal of this process: its standard input may be the image. null where there is none by that name. */
function ownTerminal(): number | null {
  try {
    return openSync('/dev/tty', 'r');
  } catch {
    return null;
  }
}

/** Tells a file that was written to, or put in its place. */
function fingerprint(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'gone' : [stats.dev, stats.ino, stats.size, stats.mtimeMs].join(' ');
}
