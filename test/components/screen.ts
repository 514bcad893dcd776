import { PassThrough } from 'node:stream';
import { Terminal } from '@xterm/headless';
import { type ExplorerOptions, runExplorer } from '../../components/run-explorer.js';
import type { KeySource } from '../../components/terminal-input.js';
import type { World } from '../../src/explorer/world.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { idleWorld } from '../explorer/idle-world.js';

export const utf8 = { LANG: 'C.UTF-8' };

/** A terminal in this process: what the program writes is on `screen`, what is typed goes to the program. */
export class Screen {
  readonly terminal: Terminal;
  readonly stdin: FakeInput;
  readonly stdout: FakeOutput;

  constructor(columns: number, rows: number) {
    this.terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
    this.stdin = new FakeInput();
    this.stdout = new FakeOutput(this.terminal);
    this.terminal.write('$ unearth demo\r\n');
  }

  run(world: World, options: ExplorerOptions = {}): Promise<void> {
    return runExplorer(world, {
      env: utf8,
      ...options,
      stdin: this.stdin as unknown as KeySource,
      stdout: this.stdout as unknown as NodeJS.WriteStream,
    });
  }

  /** Types the bytes, all at once. */
  type(bytes: string): void {
    this.stdin.push(bytes);
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.stdout.emit('resize');
  }

  get isAlternate(): boolean {
    return this.terminal.buffer.active.type === 'alternate';
  }

  /** The lines that can be seen, without the spaces at their ends. */
  lines(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    );
  }

  text(): string {
    return this.lines().join('\n');
  }

  /** Waits until the screen shows the text. */
  async shows(text: string | RegExp): Promise<void> {
    await this.until(() => (typeof text === 'string' ? this.text().includes(text) : text.test(this.text())), text);
  }

  async hides(text: string): Promise<void> {
    await this.until(() => !this.text().includes(text), `not ${text}`);
  }

  /** A cell's looks, by its position on the screen. */
  cell(row: number, column: number) {
    const { active } = this.terminal.buffer;
    return active.getLine(active.baseY + row)!.getCell(column)!;
  }

  /** Waits until what is on the screen is as it should be. */
  async until(holds: () => boolean, what: string | RegExp): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      await new Promise<void>((resolve) => this.terminal.write('', resolve));
      if (holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`Waited in vain for ${what}. The screen:\n${this.text()}`);
  }
}

/** What stands in for the terminal's input. */
class FakeInput extends PassThrough {
  readonly isTTY = true;
  raw = false;

  setRawMode(raw: boolean): this {
    this.raw = raw;
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/** What stands in for the terminal's output. */
class FakeOutput extends PassThrough {
  readonly isTTY = true;
  readonly written: string[] = [];
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    super();
    this.#terminal = terminal;
    this.on('data', (bytes: Buffer) => {
      this.written.push(bytes.toString());
      terminal.write(bytes);
    });
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }
}

/** A world with one image, whose inspections come as they are given. */
export function worldOf(inspections: Iterable<Inspection> | AsyncIterable<Inspection>): World {
  return {
    ...idleWorld,
    title: 'demo',
    openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }),
    inspect: async function* () {
      yield* inspections;
    },
  };
}
