import type { Command } from './command.js';
import { replay, startOnTerminal, type Written } from './on-terminal.js';

const size = { columns: 120, rows: 36 };

/** Milliseconds without output after which a look at the screen is worth it. */
const stillness = 700;
const longest = 120_000;

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
  const { began, pty } = startOnTerminal(command, size);
  return new Promise((resolve) => pty.onExit(() => resolve(performance.now() - began)));
}

/**
 * Runs the explorer on a terminal until its header is done, and leaves it with `q`. Output is only kept while it runs, with its times;
 * a terminal reads it afterwards, so that drawing it takes no time from the program. `isDone` tells from a screen whether more will come.
 */
export async function runExplorer(command: Command, isDone: (screen: string) => boolean): Promise<TerminalTimes> {
  const { began, pty } = startOnTerminal(command, size);
  const written: Written[] = [];
  pty.onData((text) => written.push({ at: performance.now() - began, text }));
  const ended = new Promise<void>((resolve) => pty.onExit(() => resolve()));
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, stillness / 2));
      const now = performance.now() - began;
      if (now > longest)
        throw new Error(`Not done after ${longest / 1000} s: ${(await replay(written, size)).at(-1)?.screen}`);
      if (written.length === 0 || now - written.at(-1)!.at < stillness) continue;
      const screens = await replay(written, size);
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

function firstLine(screen: string): string {
  return screen.slice(0, screen.indexOf('\n'));
}
