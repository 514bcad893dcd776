import { type IPty, spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import type { Command } from './command.js';

export type TerminalSize = { readonly columns: number; readonly rows: number };

/** What a program wrote to its terminal, and when, in milliseconds after its start. */
export type Written = { readonly at: number; readonly text: string };

/** Starts a program on a terminal of its own. */
export function startOnTerminal(
  { program, args, env }: Command,
  { columns, rows }: TerminalSize,
): { readonly began: number; readonly pty: IPty } {
  const began = performance.now();
  const pty = spawn(program, [...args], {
    cols: columns,
    rows,
    env: { ...process.env, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...env },
  });
  return { began, pty };
}

/** What was on the screen after each output. */
export async function replay(
  written: readonly Written[],
  { columns, rows }: TerminalSize,
): Promise<{ readonly at: number; readonly screen: string }[]> {
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
