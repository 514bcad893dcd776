import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import type { Command } from './command.js';

const columns = 120;
const rows = 36;

/** Milliseconds without output after which a look at the screen is worth it. */
const stillness = 700;
const longest = 120_000;

/** What a program wrote to its terminal, and when, in milliseconds after its start. */
type Written = { readonly at: number; readonly text: string };

export type TerminalTimes = {
  /** The first output after which there is something to read on the screen. */
  readonly firstFrame: number;
  /** The first output after which the first line is what it is in the end. */
  readonly lastHeader: number;
  /** The screen in the end. */
  readonly screen: string;
};

/** Runs a program that ends by itself on a terminal of its own; milliseconds from its start to its end. */
export function runToEnd(command: Command): Promise<number> {
  const { began, pty } = start(command);
  return new Promise((resolve) => pty.onExit(() => resolve(performance.now() - began)));
}

/**
 * Runs the explorer on a terminal until its header is done, and leaves it with `q`. Output is only kept while it runs, with its times;
 * a terminal reads it afterwards, so that drawing it takes no time from the program. `isDone` tells from a screen whether more will come.
 */
export async function runExplorer(command: Command, isDone: (screen: string) => boolean): Promise<TerminalTimes> {
  const { began, pty } = start(command);
  const written: Written[] = [];
  pty.onData((text) => written.push({ at: performance.now() - began, text }));
  const ended = new Promise<void>((resolve) => pty.onExit(() => resolve()));
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, stillness / 2));
      const now = performance.now() - began;
      if (now > longest)
        throw new Error(`Not done after ${longest / 1000} s: ${(await replay(written)).at(-1)?.screen}`);
      if (written.length === 0 || now - written.at(-1)!.at < stillness) continue;
      const screens = await replay(written);
      const { screen } = screens.at(-1)!;
      if (!isDone(screen)) continue;
      const header = firstLine(screen);
      return {
        firstFrame: screens.find((seen) => seen.screen.trim() !== '')!.at,
        lastHeader: screens.find((seen) => firstLine(seen.screen) === header)!.at,
        screen,
      };
    }
  } finally {
    pty.write('q');
    const impatience = setTimeout(() => pty.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(impatience);
  }
}

function start({ program, args, env }: Command) {
  const began = performance.now();
  const pty = spawn(program, [...args], {
    cols: columns,
    rows,
    env: { ...process.env, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
  });
  return { began, pty };
}

/** What was on the screen after each output. */
async function replay(written: readonly Written[]): Promise<{ readonly at: number; readonly screen: string }[]> {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  const screens: { at: number; screen: string }[] = [];
  for (const { at, text } of written) {
    await new Promise<void>((resolve) => terminal.write(text, resolve));
    const { active } = terminal.buffer;
    const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true));
    screens.push({ at, screen: lines.join('\n') });
  }
  terminal.dispose();
  return screens;
}

function firstLine(screen: string): string {
  return screen.slice(0, screen.indexOf('\n'));
}
