import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/headless';

/** A shell that notes how the terminal was before and after, and how the program ended; what the program says of errors goes to a file. */
const shell = `stty -a >"$DIR/before"
  sh -c 'echo $$ >"$DIR/pid"; exec "$@" 2>"$DIR/errors"' sh "$@"
  echo $? >"$DIR/code"
  stty -a >"$DIR/after"`;

/** Milliseconds in which everything that one can ask for is done, on a busy machine. */
const longestWork = 60_000;

const modes = ['1000', '1002', '1006', '2004', '1049'];

/** The real program on a terminal that answers, in folders of its own. */
export class StressedProgram {
  readonly terminal = new Terminal({ cols: 100, rows: 30, scrollback: 0, allowProposedApi: true });
  readonly #pty;
  readonly #folder = mkdtempSync(join(tmpdir(), 'unearth-stress-'));
  #gone = false;
  /** The end of what the program wrote. */
  #tail = '';
  bytes = 0;

  constructor(root: string, image: string) {
    this.terminal.loadAddon(new Unicode11Addon());
    this.terminal.unicode.activeVersion = '11';
    for (const name of ['here', 'tmp']) mkdirSync(join(this.#folder, name));
    chmodSync(this.#folder, 0o755);
    // Node holds the program to it that nothing is written elsewhere, whatever is typed where something is to be saved.
    const permission = process.allowedNodeEnvironmentFlags.has('--permission')
      ? '--permission'
      : '--experimental-permission';
    const node = [
      process.execPath,
      permission,
      '--no-warnings',
      '--allow-fs-read=*',
      `--allow-fs-write=${this.#folder}/*`,
      '--allow-worker',
      '--allow-child-process',
    ];
    this.#pty = spawn('sh', ['-c', shell, 'sh', ...node, join(root, 'bin/unearth.js'), image], {
      cols: 100,
      rows: 30,
      cwd: join(this.#folder, 'here'),
      env: {
        PATH: process.env['PATH'],
        HOME: this.#folder,
        DIR: this.#folder,
        TMPDIR: join(this.#folder, 'tmp'),
        PAGER: 'true',
        EDITOR: 'true',
        LANG: 'C.UTF-8',
        TERM: 'xterm-256color',
        COLORTERM: 'truecolor',
        UNEARTH_CACHE_DIR: join(this.#folder, 'cache'),
        UNEARTH_STATE_DIR: join(this.#folder, 'state'),
        UNEARTH_CONFIG: '/dev/null',
      },
    });
    this.terminal.onData((answer) => this.type(answer));
    this.#pty.onExit(() => {
      this.#gone = true;
    });
    this.#pty.onData((data) => {
      this.#tail = (this.#tail + data).slice(-20_000);
      this.bytes += data.length;
      this.terminal.write(data);
    });
  }

  get isGone(): boolean {
    return this.#gone;
  }

  type(bytes: string): void {
    if (!this.#gone) this.#pty.write(bytes);
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    if (!this.#gone) this.#pty.resize(columns, rows);
  }

  starts(): Promise<boolean> {
    return this.until(() => this.screen().some((line) => line.includes('Layers')), 30);
  }

  /** Has everything drawn anew, as after a stop that somebody else asked for. */
  redraw(): void {
    process.kill(this.#pid(), 'SIGCONT');
  }

  /**
   * Waits until it neither writes nor computes; false where it does so without an end. Looks are counted, not time: while this process is busy
   * with what came, nothing is read, and a program that waits for that computes nothing.
   */
  async quiet(): Promise<boolean> {
    const enough = 5;
    let computed = this.#computed();
    let written = this.bytes;
    let still = 0;
    const end = performance.now() + longestWork;
    while (!this.#gone && still < enough) {
      if (performance.now() > end) return false;
      await new Promise((go) => setTimeout(go, 15));
      const now = this.#computed();
      still = now !== null && now === computed && this.bytes === written ? still + 1 : 0;
      computed = now;
      written = this.bytes;
    }
    await new Promise<void>((resolve) => this.terminal.write('', resolve));
    return true;
  }

  /** Below what was written to a normal screen that became larger, the emulator has no lines. */
  screen(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) =>
        active
          .getLine(active.baseY + row)
          ?.translateToString(true, 0, this.terminal.cols)
          .trimEnd() ?? '',
    );
  }

  async until(holds: () => boolean, seconds: number): Promise<boolean> {
    const end = performance.now() + seconds * 1000;
    while (!holds() && performance.now() < end) await new Promise((go) => setTimeout(go, 10));
    return holds();
  }

  /** What is not as it was before, after the program has ended. */
  leftovers(): string[] {
    const read = (name: string) => {
      try {
        return readFileSync(join(this.#folder, name), 'utf8');
      } catch {
        return '(not written)';
      }
    };
    // All but the size, which is what it was made.
    const settings = (name: string) => read(name).replace(/rows \d+; columns \d+/, '');
    const left = modes.filter((mode) => this.#tail.lastIndexOf(`[?${mode}h`) > this.#tail.lastIndexOf(`[?${mode}l`));
    // What is said there when another program had the terminal.
    const errors = read('errors')
      .replaceAll(/\u001b\[\?25h|\n?\[Enter goes back to unearth\]\s*/g, '')
      .trim();
    const files = readdirSync(join(this.#folder, 'tmp'));
    return [
      ...(this.terminal.buffer.active.type === 'normal' ? [] : ['the alternate screen is there still']),
      ...left.map((mode) => `mode ${mode} is on still`),
      ...(this.#tail.lastIndexOf('[?25h') > this.#tail.lastIndexOf('[?25l') ? [] : ['the cursor is hidden']),
      ...(settings('after') === settings('before') ? [] : [`stty before: ${read('before')} after: ${read('after')}`]),
      ...(read('code') === '0\n' ? [] : [`exit code ${read('code').trim()}`]),
      ...(errors === '' ? [] : [`errors: ${errors.slice(0, 2000)}`]),
      ...files.map((file) => `a temporary file: ${file}`),
    ];
  }

  close(): void {
    if (!this.#gone) {
      try {
        process.kill(this.#pid(), 'SIGKILL');
      } catch {}
      this.#pty.kill('SIGKILL');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pid(): number {
    return Number(readFileSync(join(this.#folder, 'pid'), 'utf8'));
  }

  /** Hundredths of a second that it has computed; null while a thread of it is computing, or would be if there were a processor for it. */
  #computed(): number | null {
    const threads = `/proc/${this.#pid()}/task`;
    let sum = 0;
    try {
      for (const thread of readdirSync(threads)) {
        const stat = readFileSync(`${threads}/${thread}/stat`, 'latin1');
        const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (state === 'R' || state === 'D') return null;
        sum += Number(fields[10]) + Number(fields[11]);
      }
    } catch {
      // It ended, or the system does not tell.
    }
    return sum;
  }
}
