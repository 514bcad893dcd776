import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { afterEach, describe, expect, it } from 'vitest';

const esc = '\u001b';

type Ending = { readonly exitCode: number; readonly signal: number | undefined };

/** The program on a terminal of its own, as a user starts it. */
class Program {
  readonly #pty;
  readonly #terminal = new Terminal({ cols: 100, rows: 30, allowProposedApi: true });
  readonly ended: Promise<Ending>;
  output = '';

  constructor(command: string, ...args: string[]) {
    this.#pty = spawn(command, args, {
      cols: 100,
      rows: 30,
      env: { ...process.env, PS1: '$ ', LANG: 'C.UTF-8', TERM: 'xterm-256color', CI: 'true', NO_COLOR: undefined },
    });
    this.#pty.onData((data) => {
      this.output += data;
      this.#terminal.write(data);
    });
    this.ended = new Promise((resolve) => this.#pty.onExit(({ exitCode, signal }) => resolve({ exitCode, signal })));
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  kill(signal: string): void {
    this.#pty.kill(signal);
  }

  text(): string {
    const { active } = this.#terminal.buffer;
    return Array.from({ length: 30 }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true)).join(
      '\n',
    );
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
    expect(this.output.lastIndexOf(`${esc}[?25h`), 'cursor').toBeGreaterThan(this.output.lastIndexOf(`${esc}[?25l`));
  }
}

describe('the program on a terminal', () => {
  let program: Program;
  afterEach(() => {
    program.kill('SIGKILL');
  });

  it('shows the demo, and leaves the terminal as it was', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('efficiency');
    program.type('.');
    await program.shows('with hidden');
    program.type('q');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it('leaves with Ctrl-C', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('what layer 0 changed');
    program.type('\u0003');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it.each(['SIGTERM', 'SIGHUP'])('restores the terminal when it gets %s', async (signal) => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('what layer 0 changed');
    program.kill(signal);
    await program.ended;
    program.expectRestored();
  });

  it.each([
    ['is thrown in a timer', "setTimeout(() => { throw new Error('boom') }, 300)"],
    ['is a rejection nobody waits for', "setTimeout(() => Promise.reject(new Error('boom')), 300)"],
    ['is thrown by the world', "return Promise.reject(new Error('boom'))"],
  ])('restores the terminal when an error %s, and rejects with it', async (_what, crash) => {
    const world = `{ title: 'x', openSource() { ${crash}; return new Promise(() => {}) }, async *inspect() {} }`;
    const script = `const { runExplorer } = await import('./dist/explorer.js');
      await runExplorer(${world}).catch((error) => { console.log('after:', error.message); process.exitCode = 70 })`;
    program = new Program(process.execPath, '--input-type=module', '--eval', script);
    expect((await program.ended).exitCode).toBe(70);
    program.expectRestored();
    expect(program.output.lastIndexOf('after: boom')).toBeGreaterThan(program.output.lastIndexOf(`${esc}[?1049l`));
  });

  it('stops with Ctrl-Z and goes on with fg', async () => {
    program = new Program('sh', '-i');
    await program.shows('$');
    program.type(`'${process.execPath}' bin/unearth.js demo; echo "ended with $?"\r`);
    await program.shows('what layer 0 changed');
    program.type('\u001a');
    await program.shows('Stopped');
    program.expectRestored();
    program.type('fg\r');
    await program.shows('what layer 0 changed');
    program.type('j');
    await program.shows('what layer 1 changed');
    program.type('q');
    await program.shows('fg');
    program.expectRestored();
    program.type('exit\r');
  });

  it('explores what comes through a pipe, with the keys of the terminal', async () => {
    program = new Program('sh', '-c', `cat dist/demo.tar | '${process.execPath}' bin/unearth.js -`);
    await program.shows('efficiency');
    program.type('j');
    await program.shows('what layer 1 changed');
    program.type('q');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it('says how far it is with what it has to copy first, and leaves at once', async () => {
    program = new Program(
      'sh',
      '-c',
      `(head -c 100000 dist/demo.tar; sleep 60) | '${process.execPath}' bin/unearth.js -`,
    );
    await program.shows('reading 100 kB');
    program.type('q');
    for (let tries = 0; tries < 500 && !program.output.includes(`${esc}[?1049l`); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    program.expectRestored();
  });

  it('says that no image comes from a terminal', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', '-', '--format', 'json');
    expect((await program.ended).exitCode).toBe(2);
    expect(program.output).toContain('Standard input is a terminal');
  });

  it('says on the terminal that was there why it could not open an image', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'no-such-file.tar');
    expect((await program.ended).exitCode).toBe(3);
    expect(program.output.lastIndexOf('no-such-file.tar')).toBeGreaterThan(program.output.lastIndexOf(`${esc}[?1049l`));
  });
});
