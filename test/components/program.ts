import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { expect } from 'vitest';

const esc = '\u001b';

type Ending = { readonly exitCode: number; readonly signal: number | undefined };

/** What is started, and where, if that is not the usual. */
export type Start = {
  readonly command: string;
  readonly columns?: number;
  readonly rows?: number;
  /** false: it has no alternate screen, like GNU screen as it comes. */
  readonly alternate?: boolean;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** The program on a terminal of its own, as a user starts it. */
export class Program {
  readonly #pty;
  readonly terminal: Terminal;
  readonly ended: Promise<Ending>;
  output = '';

  constructor(start: string | Start, ...args: string[]) {
    const {
      command,
      columns = 100,
      rows = 30,
      alternate = true,
      cwd,
      env,
    } = typeof start === 'string' ? { command: start } : start;
    this.terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
    for (const final of alternate ? [] : ['h', 'l']) {
      this.terminal.parser.registerCsiHandler({ prefix: '?', final }, ([mode]) => mode === 1049);
    }
    this.#pty = spawn(command, args, {
      cols: columns,
      rows,
      cwd: cwd ?? process.cwd(),
      env: {
        ...process.env,
        PS1: '$ ',
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        CI: 'true',
        NO_COLOR: undefined,
        ...env,
      },
    });
    this.#pty.onData((data) => {
      this.output += data;
      this.terminal.write(data);
    });
    this.ended = new Promise((resolve) => this.#pty.onExit(({ exitCode, signal }) => resolve({ exitCode, signal })));
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: string): void {
    this.#pty.kill(signal);
  }

  /** The terminal goes away, as when its window is closed. */
  hangUp(): void {
    // It is there, and not in the types.
    (this.#pty as unknown as { destroy(): void }).destroy();
  }

  text(): string {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) =>
      active.getLine(active.baseY + row)?.translateToString(true),
    ).join('\n');
  }

  async shows(text: string): Promise<void> {
    for (let tries = 0; tries < 1000; tries += 1) {
      if (this.text().includes(text)) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`Waited in vain for ${text}. The screen:\n${this.text()}`);
  }

  /** What a terminal has to be told before a shell can go on with it. */
  expectRestored(): void {
    const left = (mode: string) =>
      this.output.lastIndexOf(`${esc}[?${mode}l`) > this.output.lastIndexOf(`${esc}[?${mode}h`);
    expect(left('1049'), 'alternate screen').toBe(true);
    expect(left('2004'), 'bracketed paste').toBe(true);
    for (const mode of ['1000', '1002', '1006']) {
      const on = this.output.lastIndexOf(`${esc}[?${mode}h`);
      if (on >= 0) expect(left(mode), `mouse mode ${mode}`).toBe(true);
    }
    // ED of xterm: lines that were scrolled away are the user's, and no program on the alternate screen has any.
    expect(this.output.includes(`${esc}[3J`), 'lines that were scrolled away erased').toBe(false);
    // The kitty keyboard protocol, should anybody ever ask for it: as often taken off as put on.
    expect(this.output.split(`${esc}[<u`).length).toBe(this.output.split(/\u001b\[>\d+u/).length);
    expect(this.output.match(/\u001b\[[0-9;]*m/g)?.at(-1) ?? `${esc}[0m`, 'colours').toMatch(/\[(?:0|22|27|39|49)?m$/);
    expect(this.output.lastIndexOf(`${esc}[?25h`), 'cursor').toBeGreaterThan(this.output.lastIndexOf(`${esc}[?25l`));
  }
}
