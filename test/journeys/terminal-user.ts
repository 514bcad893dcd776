import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { Program } from '../components/program.js';
import { colouredText, screenText } from './kept-screen.js';
import { bytesOf } from './key-bytes.js';
import { type Landmark, landmarks } from './landmarks.js';
import type { Journey, User } from './user.js';

const esc = '\u001b';

/** Milliseconds: for what never comes, and of silence before a new screen is kept. */
const patience = 20_000;
const silence = 400;

const screens = resolve('test/journeys/screens');

/** A user at a terminal of that size, with the real program. */
export class TerminalUser implements User {
  readonly #journey: Journey;
  readonly #size: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'unearth-journey-'));
  readonly #program: Program;

  constructor(journey: Journey, columns: number, rows: number) {
    this.#journey = journey;
    this.#size = `${columns}x${rows}`;
    const cwd = join(this.#folder, 'here');
    mkdirSync(cwd);
    for (const [name, what] of Object.entries(journey.place ?? {})) {
      if (typeof what !== 'string') writeFileSync(join(cwd, name), what());
      else symlinkSync(resolve(what), join(cwd, name));
    }
    const command = [process.execPath, resolve('bin/unearth.js'), ...(journey.args ?? ['demo'])];
    const theme = journey.coloured === true || command.includes('--screen-reader') ? [] : ['--theme', 'none'];
    const [program, ...args] = journey.inShell === true ? ['sh', '-i'] : [...command, ...theme];
    this.#program = new Program(
      {
        command: program!,
        columns,
        rows,
        cwd,
        env: {
          TZ: 'UTC',
          COLORTERM: 'truecolor',
          NO_COLOR: '',
          ...journey.env,
          UNEARTH_CACHE_DIR: join(this.#folder, 'cache'),
          UNEARTH_STATE_DIR: join(this.#folder, 'state'),
        },
      },
      ...args,
    );
    if (journey.inShell === true) this.#program.type(`'${command.join("' '")}' --theme none\r`);
  }

  async does(id: string, times = 1): Promise<void> {
    const binding = standardKeymap.named(id);
    if (binding === undefined) throw new Error(`No binding is called ${id}.`);
    for (let time = 0; time < times; time += 1) this.#program.type(bytesOf(binding.keys[0]!));
    // An escape that other bytes follow at once is the beginning of another key.
    if (id === 'back') await new Promise((go) => setTimeout(go, 150));
    // The digit of a pane may be the first one of a number, for a while.
    if (/^\d$/.test(binding.keys[0]!)) await new Promise((go) => setTimeout(go, 800));
  }

  async types(text: string): Promise<void> {
    this.#program.type(text);
  }

  async pastes(text: string): Promise<void> {
    this.#program.type(`${esc}[200~${text}${esc}[201~`);
  }

  async clicks(text: string): Promise<void> {
    const at = await this.#placeOf(text);
    this.#program.type(`${esc}[<0;${at}M${esc}[<0;${at}m`);
  }

  async wheels(text: string, notches: number): Promise<void> {
    const at = await this.#placeOf(text);
    this.#program.type(`${esc}[<${notches > 0 ? 65 : 64};${at}M`.repeat(Math.abs(notches)));
  }

  async drags(text: string, columns: number): Promise<void> {
    const [column, row] = (await this.#placeOf(text)).split(';').map(Number);
    const to = `${column! + columns};${row}`;
    this.#program.type(`${esc}[<0;${column};${row}M${esc}[<32;${to}M${esc}[<0;${to}m`);
  }

  async resizes(columns: number, rows: number): Promise<void> {
    this.#program.resize(columns, rows);
  }

  async sees(text: string | RegExp): Promise<void> {
    const shows = () => {
      const screen = this.#program.text();
      return typeof text === 'string' ? screen.includes(text) : text.test(screen);
    };
    if (!(await this.#until(shows)))
      throw new Error(`Waited in vain for ${text}. The screen:\n${this.#program.text()}`);
  }

  isAt(landmark: Landmark): Promise<void> {
    return this.sees(landmarks[landmark]);
  }

  async keeps(name: string): Promise<void> {
    const { terminal } = this.#program;
    const path = join(screens, `${name}-${this.#size}.txt`);
    const read = this.#journey.coloured === true ? colouredText : screenText;
    // The screen may be on its way still: it has the time to become what it was. A new one is kept when nothing changes any more.
    const kept = existsSync(path) ? readFileSync(path, 'utf8') : null;
    const isNew = kept === null || expect.getState().snapshotState.snapshotUpdateState === 'all';
    if (isNew) await new Promise((go) => setTimeout(go, silence));
    else await this.#until(() => read(terminal) === kept, patience / 2);
    await expect(read(terminal)).toMatchFileSnapshot(path);
  }

  /** Leaves, and looks whether the terminal is as it was. */
  async leaves(): Promise<void> {
    // Out of what is typed, and of what lies over the panes.
    await this.does('back');
    await this.does('back');
    // Where the machine is busy an Esc may be read together with the key, and makes another one of it.
    const hasLeft = () => this.#program.terminal.buffer.active.type === 'normal';
    for (let tries = 0; tries < 5 && !hasLeft(); tries += 1) {
      await this.does('quit');
      await this.#until(hasLeft, 3000);
    }
    if (this.#journey.inShell === true) {
      await this.sees(/\$ $/m);
      this.#program.type('exit\r');
    }
    expect((await this.#program.ended).exitCode).toBe(0);
    this.#program.expectRestored();
  }

  end(): void {
    this.#program.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #placeOf(text: string): Promise<string> {
    await this.sees(text);
    const lines = this.#program.text().split('\n');
    const row = lines.findIndex((line) => line.includes(text));
    return `${lines[row]!.indexOf(text) + 1};${row + 1}`;
  }

  async #until(holds: () => boolean, longest = patience): Promise<boolean> {
    const end = performance.now() + longest;
    while (performance.now() < end) {
      if (holds()) return true;
      await new Promise((go) => setTimeout(go, 10));
    }
    return holds();
  }
}
